import { fromWire, type LensState, type PanelItem } from '../src/protocol';
import { rowTracks } from './backdrops';
import { writeCells } from './cells';
import { make } from './dom';
import { actOnKey, type ClassActions, type ItemsView, type Scene } from './itemsView';
import { axesOf, numbers, type ItemAxes } from './itemAxes';
import { Lane } from './lane';
import { Roving } from './roving';
import { arrangeRows, type RowsArrangement } from './rowsArrangement';
import { RowsTable } from './rowsTable';

const HEAD_HEIGHT = 22;
const ROW_HEIGHT = 34;
/** The bars stand 7 px below the middle of their row, under its text. */
const BAR_OFFSET = 7;
const OUTLINE_THICKNESS = 10;
const BAR_THICKNESS = 6;

/** One row per class: chart and table are one. The canvases lie behind the table, which takes every click. */
export class RowsView implements ItemsView {
  readonly element = make('div', 'rowsView');
  private readonly table = new RowsTable();
  private readonly mark = make('div', 'cursorMark');
  private readonly bars = new Lane(rowTracks);
  private readonly gradients = new Lane(rowTracks);
  private readonly roving: Roving;
  private state: LensState | undefined;
  private arrangement: RowsArrangement | undefined;
  private axes: ItemAxes = { bar: 1, barIsSymmetric: false, gradient: 1 };
  private rowHeight = ROW_HEIGHT;

  constructor(private readonly actions: ClassActions) {
    this.element.append(this.mark, this.bars.canvas, this.gradients.canvas, this.table.element);
    this.roving = new Roving(this.table.body);
    this.table.body.addEventListener('click', (event) => this.click(event));
    this.table.body.addEventListener('keydown', (event) => this.key(event));
  }

  draw(scene: Scene): void {
    const { state, layout, theme } = scene;
    this.state = state;
    // In a tiny panel the padding that lines up decimal points would crowd out digits.
    const cells = writeCells(state, { narrow: true, align: !layout.isTiny });
    const arrangement = arrangeRows(cells, layout, theme);
    this.arrangement = arrangement;
    this.axes = axesOf(state);
    this.rowHeight = Math.round(ROW_HEIGHT * layout.scale);
    this.element.style.setProperty('--row', `${this.rowHeight}px`);
    const gutters = { left: layout.gutterLeft, right: layout.gutterRight };
    this.element.style.setProperty('--gap', `${arrangement.gap}px`);
    this.table.draw(state, cells, arrangement, this.axes, gutters);
    this.drawLanes(scene, arrangement);
    const focusable = [...this.table.rows].filter(([index]) => index >= 0);
    this.roving.update(
      state.items
        .map((item) => focusable.find(([index]) => index === item.index))
        .filter((entry) => entry !== undefined)
        .map(([key, element]) => ({ key, element })),
      state.cursorClass,
    );
    this.markCursor(state.cursorClass);
  }

  markCursor(index: number | undefined): void {
    const position = this.state?.items.findIndex((item) => item.index === index && index >= 0) ?? -1;
    this.mark.hidden = position < 0;
    this.mark.style.top = `calc(var(--head) + ${position * this.rowHeight}px)`;
    for (const [key, row] of this.table.rows) {
      if (key === index) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }

  destroy(): void {
    this.bars.destroy();
    this.gradients.destroy();
  }

  private drawLanes({ state, layout, theme, glide }: Scene, arrangement: RowsArrangement): void {
    const { scale, gutterLeft } = layout;
    const top = Math.round((HEAD_HEIGHT + BAR_OFFSET) * scale);
    const shape = (width: number) => ({
      direction: 'rows' as const,
      width,
      height: Math.max(1, state.items.length * this.rowHeight),
      padding: { left: 0, right: 0, top: 0, bottom: 0 },
      solidThickness: BAR_THICKNESS * scale,
      outlineThickness: OUTLINE_THICKNESS * scale,
    });
    place(this.bars.canvas, gutterLeft, top);
    const solid = numbers(state.items, (item) => item.bar);
    const outline = numbers(state.items, (item) => item.outline);
    const { bar: end, barIsSymmetric: isSymmetric } = this.axes;
    this.bars.draw(
      { solid, outline, end, isSymmetric, solidColour: theme.bar, theme },
      shape(arrangement.barLane),
      glide,
    );
    this.gradients.canvas.hidden = arrangement.gradientLane === 0;
    if (arrangement.gradientLane === 0) return;
    place(this.gradients.canvas, gutterLeft + arrangement.barLane + arrangement.gap, top);
    this.gradients.draw(
      {
        solid: numbers(state.items, (item) => item.gradient),
        end: this.axes.gradient,
        isSymmetric: true,
        solidColour: theme.gradient,
        theme,
      },
      shape(arrangement.gradientLane),
      glide,
    );
  }

  private click(event: MouseEvent): void {
    const item = this.itemOf(event.target);
    if (!item || !this.state) return;
    if (this.state.canSetTarget && this.isOnOutline(event, item)) this.actions.setTarget(item.index);
    else this.actions.reveal(item.index, false);
  }

  private key(event: KeyboardEvent): void {
    const item = this.itemOf(event.target);
    if (item && this.state) actOnKey(event, item.index, this.state, this.actions);
  }

  private itemOf(target: EventTarget | null): PanelItem | undefined {
    const row = target instanceof Element ? target.closest('tr.item') : null;
    const index = row instanceof HTMLElement ? Number(row.dataset['index']) : -1;
    return index < 0 ? undefined : this.state?.items.find((item) => item.index === index);
  }

  /** On the number p, or on the hatch where the solid bar leaves it free. */
  private isOnOutline(event: MouseEvent, item: PanelItem): boolean {
    const { target } = event;
    if (!(target instanceof Element) || !this.arrangement || this.axes.barIsSymmetric) return false;
    if (target.closest('td.outline')) return true;
    const row = this.table.rows.get(item.index)?.getBoundingClientRect();
    const lane = this.bars.canvas.getBoundingClientRect();
    if (!row || event.clientY < row.top + row.height / 2) return false;
    const value = ((event.clientX - lane.left) / this.arrangement.barLane) * this.axes.bar;
    const [bar, outline] = [item.bar ?? 0, item.outline ?? 0].map(fromWire);
    return value >= 0 && value > (bar ?? 0) && value <= (outline ?? 0);
  }
}

function place(canvas: HTMLCanvasElement, left: number, top: number): void {
  canvas.style.left = `${left}px`;
  canvas.style.top = `${top}px`;
}
