import type { LensState, PanelItem } from '../src/protocol';
import { formatGiven } from '../src/words/numbers';
import { chartName, sum, sumOf, target } from '../src/words/panelLabels';
import type { Cells, ColumnKey } from './cells';
import { make, setNumber, setText, setTitle } from './dom';
import { makeRing } from './icons';
import type { ItemAxes } from './itemAxes';
import { itemTitle, makeSwatch, outlineTitle } from './itemsView';
import type { RowsArrangement } from './rowsArrangement';

/** Screen pixels that a character of a label needs at most, in a font of 12 px. */
const NAME_CHARACTER = 6.6;

/** The table of the rows layout: one line per class, then the axis, then the sums. */
export class RowsTable {
  readonly element = make('table', 'rowsTable');
  readonly rows = new Map<number, HTMLTableRowElement>();
  private readonly group = make('colgroup');
  private readonly head = make('tr', 'head');
  readonly body = make('tbody');
  private readonly axis = make('tr', 'axis');
  private readonly sums = make('tr', 'sums');
  private keys = '';

  constructor() {
    this.element.setAttribute('role', 'grid');
    this.head.setAttribute('role', 'row');
    this.sums.setAttribute('role', 'row');
    this.axis.setAttribute('aria-hidden', 'true');
    const thead = make('thead', '', this.head);
    const foot = make('tfoot', '', this.axis, this.sums);
    for (const part of [thead, this.body, foot]) part.setAttribute('role', 'rowgroup');
    this.element.append(this.group, thead, this.body, foot);
  }

  draw(state: LensState, cells: Cells, arrangement: RowsArrangement, axes: ItemAxes, gutters: Gutters): void {
    this.element.setAttribute('aria-label', chartName());
    this.setColumns(arrangement, gutters);
    this.drawHead(state, cells, arrangement);
    const focused = document.activeElement;
    const order = state.items.map((item, position) => {
      const row = this.rows.get(item.index) ?? this.createRow(item.index);
      this.drawRow(row, state, item, position, cells, arrangement);
      return row;
    });
    const kept = new Set(state.items.map((item) => item.index));
    for (const index of [...this.rows.keys()]) if (!kept.has(index)) this.rows.delete(index);
    if (order.length !== this.body.children.length || order.some((row, i) => this.body.children[i] !== row)) {
      this.body.replaceChildren(...order);
    }
    if (focused instanceof HTMLElement && this.body.contains(focused)) focused.focus({ preventScroll: true });
    this.drawAxis(arrangement, axes);
    this.drawSums(state, cells, arrangement);
  }

  /** New cells where the columns have changed; widths and gutters in any case. */
  private setColumns({ columns, nameWidth, gap }: RowsArrangement, gutters: Gutters): void {
    const keys = columns.map(({ key, width }) => `${key}${width > 0 ? '' : ' hidden'}`).join(',');
    if (keys !== this.keys) {
      this.keys = keys;
      this.rows.clear();
      this.body.replaceChildren();
      fill(this.head, 'columnheader', columns);
      fill(this.sums, 'gridcell', columns);
      this.group.replaceChildren(make('col'), ...columns.map(() => make('col')));
    }
    const widths = [gutters.left + nameWidth, ...columns.map(({ width }) => width)];
    const firstRight = columns.findIndex(({ isRight, width }) => isRight && width > 0) + 1;
    if (firstRight > 0) widths[firstRight] = (widths[firstRight] ?? 0) + gap;
    widths[widths.length - 1] = (widths[widths.length - 1] ?? 0) + gutters.right;
    [...this.group.children].forEach((col, i) => {
      if (col instanceof HTMLElement) col.style.width = `${widths[i] ?? 0}px`;
    });
  }

  private drawHead(state: LensState, cells: Cells, { columns }: RowsArrangement): void {
    setText(cellAt(this.head, 0), state.columns.name);
    columns.forEach(({ key }, i) => {
      const cell = cellAt(this.head, i + 1);
      const text = cells.columns.get(key)?.head ?? '';
      const place = placeOf(cell);
      if (place.textContent === text) return;
      place.replaceChildren(...(key === 'score' ? [] : [makeSwatch(key)]), text);
    });
  }

  private createRow(index: number): HTMLTableRowElement {
    const row = make('tr', index < 0 ? 'item other' : 'item');
    row.setAttribute('role', 'row');
    row.dataset['index'] = String(index);
    const keys = this.keys.split(',').map((each) => each.split(' '));
    fill(
      row,
      'gridcell',
      keys.map(([key = '', hidden]) => ({ key, width: hidden ? 0 : 1 })),
    );
    cellAt(row, 0).replaceChildren(make('span', 'nameText'));
    this.rows.set(index, row);
    return row;
  }

  private drawRow(
    row: HTMLTableRowElement,
    state: LensState,
    item: PanelItem,
    position: number,
    cells: Cells,
    { columns, nameWidth }: RowsArrangement,
  ): void {
    row.classList.toggle('isTarget', item.isTarget);
    setTitle(row, itemTitle(state, item));
    drawName(cellAt(row, 0), item);
    const isTooLong = item.index < 0 && item.name.length * NAME_CHARACTER > nameWidth;
    cellAt(row, 0).classList.toggle('long', isTooLong);
    columns.forEach(({ key }, i) => {
      const cell = cellAt(row, i + 1);
      setNumber(cell, cells.columns.get(key)?.texts[position] ?? '');
      if (key !== 'outline') return;
      cell.classList.toggle('zero', item.outline === 0);
      cell.classList.toggle('settable', state.canSetTarget && item.index >= 0);
      setTitle(cell, outlineTitle(state, item));
    });
  }

  private drawAxis({ columns, gradientLane }: RowsArrangement, axes: ItemAxes): void {
    const left = make('td', 'leftAxis', ...axisTexts(axes.bar, axes.barIsSymmetric));
    left.colSpan = 1 + columns.filter(({ isRight }) => !isRight).length;
    const cells = [left];
    if (gradientLane > 0) {
      const right = make('td', 'rightAxis', ...axisTexts(axes.gradient, true));
      right.colSpan = columns.filter(({ isRight }) => isRight).length;
      cells.push(right);
    }
    this.axis.replaceChildren(...cells);
  }

  private drawSums(state: LensState, cells: Cells, { columns, nameWidth }: RowsArrangement): void {
    const { bar, outline, gradient } = state.sums;
    this.sums.hidden = bar === undefined && outline === undefined && gradient === undefined;
    const shown = state.items.filter((item) => item.index >= 0).length;
    const label = cellAt(this.sums, 0);
    const counted = sumOf(state.totalClasses);
    const fits = counted.length * NAME_CHARACTER <= nameWidth;
    setText(label, shown < state.totalClasses && fits ? counted : 'Σ');
    label.setAttribute('aria-label', sum());
    columns.forEach(({ key }, i) => setNumber(cellAt(this.sums, i + 1), cells.columns.get(key)?.sum ?? ''));
  }
}

export interface Gutters {
  readonly left: number;
  readonly right: number;
}

function fill(
  row: HTMLTableRowElement,
  role: 'columnheader' | 'gridcell',
  columns: readonly {
    readonly key: ColumnKey | string;
    readonly width: number;
    readonly isRight?: boolean;
  }[],
): void {
  const isHead = role === 'columnheader';
  const name = make('th', 'name');
  name.scope = isHead ? 'col' : 'row';
  name.setAttribute('role', isHead ? 'columnheader' : 'rowheader');
  const cells = columns.map(({ key, width }) => {
    const cell = make(isHead ? 'th' : 'td', key);
    if (width === 0) cell.append(make('span', 'visuallyHidden'));
    if (isHead) cell.setAttribute('scope', 'col');
    cell.setAttribute('role', role);
    return cell;
  });
  row.replaceChildren(name, ...cells);
}

function cellAt(row: HTMLTableRowElement, index: number): HTMLElement {
  const cell = row.children[index];
  if (!(cell instanceof HTMLElement)) throw new Error(`The table has no column ${index}.`);
  return cell;
}

/** Where a cell's text goes: a column without room keeps its numbers for screen readers. */
const placeOf = (cell: HTMLElement): Element => cell.querySelector('.visuallyHidden') ?? cell;

/** The name, with the ring and, for those who do not see it, the word where the class is the target. */
function drawName(cell: HTMLElement, item: PanelItem): void {
  const marked = cell.querySelector('.ring') !== null;
  if (marked !== item.isTarget) {
    const name = make('span', 'nameText');
    cell.replaceChildren(...(item.isTarget ? [makeRing()] : []), name);
    if (item.isTarget) cell.append(make('span', 'visuallyHidden'));
  }
  const name = cell.querySelector('.nameText');
  if (name) setText(name, item.name);
  const said = cell.querySelector('.visuallyHidden');
  if (said) setText(said, ` (${target()})`);
}

function axisTexts(end: number, isSymmetric: boolean): HTMLElement[] {
  const texts = isSymmetric ? [formatGiven(-end), '0', `+${formatGiven(end)}`] : ['0', formatGiven(end)];
  return [make('div', '', ...texts.map((text) => make('span', '', text)))];
}
