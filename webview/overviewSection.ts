import type { Chart } from 'chart.js';
import { fromWire, type LensState, type PanelOverview } from '../src/protocol';
import { formatNumber } from '../src/words/numbers';
import { allClasses, logAxis, overview as overviewText, overviewTarget } from '../src/words/panelLabels';
import { make, setText } from './dom';
import type { Layout } from './layout';
import type { Memory } from './memory';
import { drawOverview } from './overviewChart';
import { Section } from './section';
import type { Theme } from './theme';

/** Room for the numbers of the axis. */
const AXIS_ROOM = 34;

/** q of all classes in one strip, for arrays whose table holds only the top ones. */
export class OverviewSection {
  readonly section: Section;
  private readonly canvas = make('canvas');
  private readonly said = make('p', 'visuallyHidden');
  private chart: Chart | undefined;
  private frame = 0;

  constructor(memory: Memory, onToggle: () => void) {
    this.section = new Section('overview', memory, onToggle);
    this.canvas.setAttribute('aria-hidden', 'true');
    this.section.body.append(this.said, make('div', 'overviewStage', this.canvas));
  }

  draw(state: LensState, layout: Layout, theme: Theme): void {
    const { overview, columns } = state;
    this.section.element.hidden = overview === undefined;
    cancelAnimationFrame(this.frame);
    if (!overview) return;
    this.section.setTitle(allClasses());
    setText(this.section.aside, logAxis(columns.bar));
    setText(this.said, describe(overview, columns.bar));
    if (!this.section.isOpen) return;
    // After the table, which a person who types looks at.
    this.frame = requestAnimationFrame(() => {
      this.chart?.destroy();
      const width = layout.contentWidth;
      const shape = { width, plotWidth: width - AXIS_ROOM * layout.scale };
      this.chart = drawOverview(this.canvas, overview, shape, theme);
    });
  }
}

function describe(overview: PanelOverview, symbol: string): string {
  const finite = (values: PanelOverview['minimum']): number[] => values.map(fromWire).filter(Number.isFinite);
  const smallest = finite(overview.minimum).reduce((least, q) => Math.min(least, q), Infinity);
  const largest = finite(overview.maximum).reduce((most, q) => Math.max(most, q), -Infinity);
  const all = overviewText(symbol, overview.classes, formatNumber(smallest), formatNumber(largest));
  const { target } = overview;
  return target ? `${all} ${overviewTarget(target.index, symbol, formatNumber(fromWire(target.q)))}` : all;
}
