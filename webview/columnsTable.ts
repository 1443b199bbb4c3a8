import type { LensState, PanelItem } from '../src/protocol';
import { chartName, sum, target } from '../src/words/panelLabels';
import type { Cells, ColumnKey } from './cells';
import { make, setNumber, setText, setTitle } from './dom';
import { makeRing } from './icons';
import { itemTitle, makeSwatch, outlineTitle } from './itemsView';

const ORDER: readonly ColumnKey[] = ['score', 'bar', 'outline', 'gradient'];

export interface ColumnWidths {
  readonly axis: number;
  readonly column: number;
  readonly sum: number;
  /** Long numbers need a smaller font. */
  readonly isTight: boolean;
}

/** The table of the columns layout: turned, one column per class under its bars, Σ last. */
export class ColumnsTable {
  readonly element = make('table', 'columnsTable');
  readonly heads = new Map<number, HTMLElement>();
  private readonly group = make('colgroup');
  /** Lies over the canvases, so that clicks and tooltips there belong to the table too. */
  readonly plot = make('tr', 'plot');
  private readonly names = make('tr', 'names');
  private readonly body = make('tbody');

  constructor() {
    this.element.setAttribute('role', 'grid');
    this.plot.setAttribute('aria-hidden', 'true');
    this.element.append(this.group, make('thead', '', this.plot, this.names), this.body);
  }

  draw(state: LensState, cells: Cells, widths: ColumnWidths): void {
    this.element.setAttribute('aria-label', chartName());
    const focused = document.activeElement;
    const keys = ORDER.filter((key) => cells.columns.has(key));
    const hasSums = [...cells.columns.values()].some((column) => column.sum !== '');
    this.element.classList.toggle('noSums', !hasSums);
    this.element.classList.toggle('tight', widths.isTight);
    this.setSize(state.items, keys.length, widths);
    state.items.forEach((item, i) => {
      drawClass(childAt(this.names, i + 1), state, item);
      const spot = childAt(this.plot, i + 1);
      spot.dataset['index'] = String(item.index);
      setTitle(spot, itemTitle(state, item));
    });
    keys.forEach((key, line) => this.drawLine(childAt(this.body, line), key, state, cells));
    this.describe(state, cells);
    this.names.lastElementChild?.setAttribute('aria-label', sum());
    if (focused instanceof HTMLElement && this.names.contains(focused))
      focused.focus({ preventScroll: true });
  }

  /** Says a class's numbers with its name, since the focus stands on the name. */
  private describe(state: LensState, cells: Cells): void {
    this.heads.clear();
    state.items.forEach((item, i) => {
      const head = childAt(this.names, i + 1);
      const said = [...cells.columns.values()].map((column) => `${column.head} ${column.texts[i] ?? ''}`);
      const name = item.isTarget ? `${item.name} (${target()})` : item.name;
      head.setAttribute('aria-label', [name, ...said].join(', '));
      if (item.index >= 0) this.heads.set(item.index, head);
    });
  }

  private setSize(
    items: readonly PanelItem[],
    lines: number,
    { axis, column, sum: last }: ColumnWidths,
  ): void {
    resize(this.group, items.length + 2, () => make('col'));
    [...this.group.children].forEach((col, i) => {
      if (!(col instanceof HTMLElement)) return;
      col.style.width = `${i === 0 ? axis : i <= items.length ? column : last}px`;
    });
    resize(this.plot, items.length + 2, () => make('td'));
    if (this.names.children.length !== items.length + 2) {
      const corner = make('td');
      const total = make('th', 'total', 'Σ');
      total.scope = 'col';
      this.names.replaceChildren(corner, ...items.map(createHead), total);
    }
    resize(this.body, lines, () => make('tr'));
    for (const line of this.body.children) {
      if (line.children.length === items.length + 2) continue;
      const head = make('th');
      head.scope = 'row';
      line.replaceChildren(head, ...items.map(() => make('td')), make('td', 'total'));
    }
  }

  private drawLine(line: HTMLElement, key: ColumnKey, state: LensState, cells: Cells): void {
    const column = cells.columns.get(key);
    if (!column) return;
    line.className = key;
    const head = childAt(line, 0);
    if (head.textContent !== column.head || line.dataset['key'] !== key) {
      head.replaceChildren(...(key === 'score' ? [] : [makeSwatch(key)]), column.head);
      line.dataset['key'] = key;
    }
    state.items.forEach((item, i) => {
      const cell = childAt(line, i + 1);
      cell.dataset['index'] = String(item.index);
      cell.classList.toggle('isTarget', item.isTarget);
      const settable = key === 'outline' && state.canSetTarget && item.index >= 0;
      cell.classList.toggle('settable', settable);
      setNumber(cell, column.texts[i] ?? '');
      setTitle(cell, key === 'outline' ? outlineTitle(state, item) : itemTitle(state, item));
    });
    setText(childAt(line, state.items.length + 1), column.sum);
  }
}

function createHead(): HTMLElement {
  const head = make('th', 'className', make('span', 'nameText'));
  head.scope = 'col';
  return head;
}

function drawClass(head: HTMLElement, state: LensState, item: PanelItem): void {
  head.dataset['index'] = String(item.index);
  head.classList.toggle('isTarget', item.isTarget);
  setTitle(head, itemTitle(state, item));
  const ring = head.querySelector('.ring');
  if (item.isTarget && !ring) head.prepend(makeRing());
  if (!item.isTarget) ring?.remove();
  const name = head.querySelector('.nameText');
  if (name) setText(name, item.name);
}

function resize(parent: HTMLElement, count: number, create: () => HTMLElement): void {
  while (parent.children.length > count) parent.lastElementChild?.remove();
  while (parent.children.length < count) parent.append(create());
}

function childAt(parent: HTMLElement, index: number): HTMLElement {
  const child = parent.children[index];
  if (!(child instanceof HTMLElement)) throw new Error(`The table has no cell ${index}.`);
  return child;
}
