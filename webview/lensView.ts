import type { LensState, WebviewMessage } from '../src/protocol';
import { ColumnsView } from './columnsView';
import { Controls } from './controls';
import { make } from './dom';
import { ExplanationSection } from './explanationSection';
import { Head } from './head';
import type { ItemsView } from './itemsView';
import type { Layout } from './layout';
import type { Memory } from './memory';
import { OverviewSection } from './overviewSection';
import { RowsSection } from './rowsSection';
import { RowsView } from './rowsView';
import type { Theme } from './theme';

/** Everything about one array, in reading order. */
export class LensView {
  readonly element = make('div', 'lens');
  private readonly head: Head;
  private readonly controls: Controls;
  private readonly chart = make('div', 'chart');
  private readonly overview: OverviewSection;
  private readonly rows: RowsSection;
  private readonly explanations: ExplanationSection;
  private items: ItemsView | undefined;
  private kind: Layout['kind'] | undefined;

  constructor(
    memory: Memory,
    private readonly post: (message: WebviewMessage) => void,
    announce: (text: string) => void,
    redraw: () => void,
  ) {
    const setRow = (row: number): void => post({ type: 'setRow', row });
    this.head = new Head({
      openSource: () => post({ type: 'openSource' }),
      act: (action) => post({ type: 'action', action }),
      setRow,
    });
    this.controls = new Controls({
      setGradientOf: (of) => post({ type: 'setGradientOf', of }),
      setSort: (sort) => post({ type: 'setSort', sort }),
      find: (query) => post({ type: 'find', query }),
    });
    this.overview = new OverviewSection(memory, redraw);
    this.rows = new RowsSection(memory, setRow, redraw);
    this.explanations = new ExplanationSection(memory, { post, announce }, redraw);
    const sections = [this.overview, this.rows, this.explanations].map(({ section }) => section.element);
    this.element.append(this.head.element, this.controls.element, this.chart, ...sections);
  }

  draw(state: LensState, layout: Layout, theme: Theme, glide: boolean): void {
    this.head.draw(state, layout, theme);
    this.controls.draw(state);
    const isNew = this.prepare(layout.kind);
    this.chart.hidden = state.items.length === 0;
    if (state.items.length > 0) this.items?.draw({ state, layout, theme, glide: glide && !isNew });
    this.overview.draw(state, layout, theme);
    this.rows.draw(state, layout, theme);
    this.explanations.draw(state, layout);
  }

  markCursor(index: number | undefined): void {
    this.items?.markCursor(index);
  }

  /** Makes the view of the layout; true where it is a new one. */
  private prepare(kind: Layout['kind']): boolean {
    if (this.items && kind === this.kind) return false;
    this.items?.destroy();
    const actions = {
      reveal: (index: number, focus: boolean) => this.post({ type: 'reveal', index, focus }),
      setTarget: (index: number) => this.post({ type: 'setTarget', index }),
    };
    this.items = kind === 'rows' ? new RowsView(actions) : new ColumnsView(actions);
    this.kind = kind;
    this.chart.replaceChildren(this.items.element);
    return true;
  }
}
