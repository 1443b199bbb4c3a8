import { fromWire, type LensState, type PanelItem } from '../src/protocol';
import { formatGiven } from '../src/words/numbers';
import { columnZeroLine } from './backdrops';
import { writeCells } from './cells';
import { ColumnsTable } from './columnsTable';
import { make } from './dom';
import { axesOf, numbers, type ItemAxes } from './itemAxes';
import { actOnKey, makeSwatch, type ClassActions, type ItemsView, type Scene } from './itemsView';
import { Lane, type LaneShape } from './lane';
import { AXIS_WIDTH, SUM_WIDTH } from './layout';
import { Roving } from './roving';

/** Heights of the design, in its pixels. */
const EDGE = 6;
/** Room on the canvas over and under the plot, for the numbers at its ends. */
const MARGIN = 16;
const BAR_HEIGHT = 168;
const GRADIENT_HEIGHT = 132;
const BETWEEN = 42;
const ROOMY = 84;

/** One column per class on one axis: q and p above, the gradient below, and under them the table, turned. */
export class ColumnsView implements ItemsView {
  readonly element = make('div', 'columnsView');
  private readonly legend = make('div', 'legend');
  private readonly gradientLegend = make('div', 'gradientLegend');
  private readonly stage = make('div', 'stage');
  private readonly cursorMark = make('div', 'cursorMark');
  private readonly focusMark = make('div', 'focusMark');
  private readonly table = new ColumnsTable();
  private readonly bars = new Lane(columnZeroLine);
  private readonly gradients = new Lane(columnZeroLine);
  private readonly roving: Roving;
  private state: LensState | undefined;
  private axes: ItemAxes = { bar: 1, barIsSymmetric: false, gradient: 1 };
  private axis = AXIS_WIDTH;
  private column = 0;
  private scale = 1;

  constructor(private readonly actions: ClassActions) {
    const { cursorMark, focusMark, gradientLegend, table } = this;
    cursorMark.hidden = true;
    focusMark.hidden = true;
    this.stage.append(
      cursorMark,
      this.bars.canvas,
      this.gradients.canvas,
      gradientLegend,
      table.element,
      focusMark,
    );
    this.element.append(this.legend, this.stage);
    this.roving = new Roving(table.element);
    table.element.addEventListener('click', (event) => this.click(event));
    table.element.addEventListener('keydown', (event) => this.key(event));
    table.element.addEventListener('focusin', () => this.markFocus());
    table.element.addEventListener('focusout', () => (focusMark.hidden = true));
  }

  draw(scene: Scene): void {
    const { state, layout } = scene;
    this.state = state;
    this.scale = layout.scale;
    this.axes = axesOf(state);
    const axis = Math.round(AXIS_WIDTH * layout.scale);
    // An even number of pixels, so that the bars in the middle of the columns have sharp edges.
    const room = (layout.contentWidth - axis - SUM_WIDTH * layout.scale) / Math.max(1, state.items.length);
    this.axis = axis;
    this.column = 2 * Math.floor(room / 2);
    const sum = layout.contentWidth - axis - this.column * state.items.length;
    const isTight = this.column < ROOMY * layout.scale;
    const widths = { axis, column: this.column, sum, isTight };
    const cells = writeCells(state, { narrow: isTight, align: false });
    this.element.style.setProperty('--plot', `${this.plotHeight(state)}px`);
    this.table.draw(state, cells, widths);
    this.drawLegends(state);
    this.drawLanes(scene, sum);
    this.roving.update(
      [...this.table.heads].map(([key, element]) => ({ key, element })),
      state.cursorClass,
    );
    this.markCursor(state.cursorClass);
    this.markFocus();
  }

  markCursor(index: number | undefined): void {
    this.markColumn(this.cursorMark, index);
    for (const [key, head] of this.table.heads) {
      if (key === index) head.setAttribute('aria-current', 'true');
      else head.removeAttribute('aria-current');
    }
  }

  destroy(): void {
    this.bars.destroy();
    this.gradients.destroy();
  }

  private plotHeight(state: LensState): number {
    const gradient = state.columns.gradient === undefined ? 0 : BETWEEN + GRADIENT_HEIGHT;
    return Math.round((EDGE + BAR_HEIGHT + gradient + EDGE) * this.scale);
  }

  private drawLegends({ columns }: LensState): void {
    const entry = (kind: 'bar' | 'outline' | 'gradient', text: string | undefined): HTMLElement[] =>
      text === undefined ? [] : [make('span', '', makeSwatch(kind), text)];
    this.legend.replaceChildren(
      ...entry('bar', columns.barLegend),
      ...entry('outline', columns.outlineLegend),
    );
    this.gradientLegend.replaceChildren(...entry('gradient', columns.gradientLegend ?? columns.gradient));
  }

  private drawLanes({ state, layout, theme, glide }: Scene, right: number): void {
    const { items } = state;
    const { scale } = layout;
    const margin = MARGIN * scale;
    const outlineThickness = this.outlineThickness();
    const shape = (height: number, tickText: (value: number) => string): LaneShape => ({
      direction: 'columns',
      width: layout.contentWidth,
      height: (height + 2 * MARGIN) * scale,
      padding: { left: this.axis, right, top: margin, bottom: margin },
      outlineThickness,
      solidThickness: 2 * Math.round(outlineThickness * 0.3),
      tickText,
    });
    const { bar: end, barIsSymmetric: isSymmetric, gradient } = this.axes;
    const signed = (value: number): string => (value > 0 ? '+' : '') + formatGiven(value);
    this.bars.draw(
      {
        solid: numbers(items, (item) => item.bar),
        outline: state.columns.outline === undefined ? undefined : numbers(items, (item) => item.outline),
        end,
        isSymmetric,
        solidColour: theme.bar,
        theme,
      },
      shape(BAR_HEIGHT, isSymmetric ? signed : (value) => formatGiven(value)),
      glide,
    );
    const hasGradient = state.columns.gradient !== undefined;
    this.gradients.canvas.hidden = !hasGradient;
    this.bars.canvas.style.top = `${(EDGE - MARGIN) * scale}px`;
    this.gradients.canvas.style.top = `${(EDGE + BAR_HEIGHT + BETWEEN - MARGIN) * scale}px`;
    if (!hasGradient) return;
    this.gradients.draw(
      {
        solid: numbers(items, (item) => item.gradient),
        end: gradient,
        isSymmetric: true,
        solidColour: theme.gradient,
        theme,
      },
      shape(GRADIENT_HEIGHT, signed),
      glide,
    );
  }

  private outlineThickness(): number {
    return 2 * Math.round(Math.min(36 * this.scale, this.column * 0.28));
  }

  private markFocus(): void {
    const key = this.roving.focused;
    const isVisible = document.activeElement?.matches(':focus-visible') === true;
    this.markColumn(this.focusMark, isVisible ? key : undefined);
  }

  private markColumn(mark: HTMLElement, index: number | undefined): void {
    const position = this.state?.items.findIndex((item) => item.index === index && index >= 0) ?? -1;
    mark.hidden = position < 0;
    mark.style.left = `${this.axis + position * this.column}px`;
    mark.style.width = `${this.column}px`;
  }

  private click(event: MouseEvent): void {
    const item = this.itemOf(event.target);
    if (!item || !this.state) return;
    if (this.state.canSetTarget && this.isOnOutline(event, item)) this.actions.setTarget(item.index);
    else this.actions.reveal(item.index, false);
    this.roving.focus(item.index);
  }

  private key(event: KeyboardEvent): void {
    const item = this.itemOf(event.target);
    if (item && this.state) actOnKey(event, item.index, this.state, this.actions);
  }

  private itemOf(target: EventTarget | null): PanelItem | undefined {
    const cell = target instanceof Element ? target.closest('[data-index]') : null;
    const index = cell instanceof HTMLElement ? Number(cell.dataset['index']) : -1;
    return index < 0 ? undefined : this.state?.items.find((item) => item.index === index);
  }

  /** On the number p, or on the hatch where the solid bar leaves it free. */
  private isOnOutline(event: MouseEvent, item: PanelItem): boolean {
    const { target } = event;
    if (!(target instanceof Element) || this.axes.barIsSymmetric) return false;
    if (target.closest('tr.outline td')) return true;
    if (!target.closest('tr.plot')) return false;
    const box = target.getBoundingClientRect();
    const fromMiddle = Math.abs(event.clientX - (box.left + box.right) / 2);
    const half = this.outlineThickness() / 2;
    const floor = box.top + (EDGE + BAR_HEIGHT) * this.scale;
    const value = ((floor - event.clientY) / (BAR_HEIGHT * this.scale)) * this.axes.bar;
    const [bar, outline] = [item.bar ?? 0, item.outline ?? 0].map(fromWire);
    if (value < 0 || value > (outline ?? 0) || fromMiddle > half) return false;
    return value > (bar ?? 0) || fromMiddle > half * 0.6;
  }
}
