import { fromWire, type LensState, type PanelBatch, type PanelRow } from '../src/protocol';
import { alignDecimals, formatSigned } from '../src/words/numbers';
import {
  gradient as gradientWord,
  ignored,
  negative,
  positive,
  row as rowWord,
  rowsHeading,
} from '../src/words/panelLabels';
import { drawBatch, isShaded, type BatchShape } from './batchCells';
import { make, setText } from './dom';
import type { Layout } from './layout';
import { widestText } from './measure';
import type { Memory } from './memory';
import { Roving } from './roving';
import { Section } from './section';
import type { Theme } from './theme';

const ROW_HEIGHT = 20;
const HEAD_HEIGHT = 16;
const CELL = 18;
const LEAST_CELL = 2;

/** The rows of a batch: each with its gradient as squares and its loss as bar and number. */
export class RowsSection {
  readonly section: Section;
  private readonly stage = make('div', 'batchStage');
  private readonly canvas = make('canvas');
  private readonly mark = make('div', 'cursorMark');
  private readonly head = make('tr');
  private readonly body = make('tbody');
  private readonly group = make('colgroup');
  private readonly roving: Roving;
  private symbol = '';

  constructor(
    memory: Memory,
    private readonly setRow: (row: number) => void,
    onToggle: () => void,
  ) {
    this.section = new Section('rows', memory, onToggle);
    this.canvas.setAttribute('aria-hidden', 'true');
    const table = make('table', 'batchTable', this.group, make('thead', '', this.head), this.body);
    table.setAttribute('role', 'grid');
    this.stage.append(this.mark, this.canvas, table);
    this.section.body.append(this.stage);
    this.roving = new Roving(this.body);
    this.body.addEventListener('click', (event) => this.choose(event));
    this.body.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      this.choose(event);
    });
  }

  draw(state: LensState, layout: Layout, theme: Theme): void {
    const { batch } = state;
    this.section.element.hidden = batch === undefined || batch.shown.length === 0;
    if (!batch || batch.shown.length === 0) return;
    this.section.setTitle(rowsHeading());
    this.body.parentElement?.setAttribute('aria-label', rowsHeading());
    this.drawKey(state, batch, layout);
    if (!this.section.isOpen) return;
    const texts = alignDecimals(batch.shown.map((row) => (row.ignored ? ignored() : (row.lossText ?? ''))));
    const sizes = measure(batch, texts, layout, theme);
    const negativeKey = this.section.aside.querySelector('.hollow');
    negativeKey?.classList.toggle('shade', isShaded(sizes.cell, sizes.scale));
    this.drawHead(state, sizes);
    this.drawRows(batch, texts, sizes.rowHeight);
    this.canvas.style.left = `${layout.gutterLeft + sizes.number}px`;
    this.canvas.style.top = `${HEAD_HEIGHT * layout.scale}px`;
    drawBatch(this.canvas, batch.shown, sizes, theme);
    const widths = [layout.gutterLeft + sizes.number, sizes.width, sizes.loss + layout.gutterRight];
    this.group.replaceChildren(...widths.map((width) => sizedColumn(width)));
    const current = batch.shown.findIndex(({ row }) => row === batch.row);
    this.mark.hidden = current < 0;
    this.mark.style.top = `${HEAD_HEIGHT * layout.scale + current * sizes.rowHeight}px`;
    this.mark.style.height = `${sizes.rowHeight}px`;
  }

  private drawKey({ columns }: LensState, batch: PanelBatch, { isNarrow }: Layout): void {
    const hasCells = batch.shown.some((row) => row.gradient !== undefined);
    // The squares belong to the rows' own losses, whichever gradient the chart shows.
    const symbol = batch.gradientOf === 'row' ? (columns.gradient ?? gradientWord()) : gradientWord();
    this.symbol = symbol;
    this.section.aside.replaceChildren(
      ...(hasCells
        ? [
            `${symbol}: `,
            make('span', 'key filled'),
            isNarrow ? '+ ' : `${positive()} `,
            make('span', 'key hollow'),
            isNarrow ? '−' : negative(),
          ]
        : []),
    );
  }

  private drawHead(state: LensState, sizes: Sizes): void {
    const number = make('th', 'number', make('span', 'visuallyHidden', rowWord()));
    const indices = make('th', 'cells');
    const labels = sizes.cell >= 14 * sizes.scale ? sizes.classes : 0;
    for (let index = 0; index < labels; index++) {
      const label = make('span', 'cellIndex', String(index));
      label.style.width = `${sizes.cell}px`;
      indices.append(label);
    }
    if (labels === 0) indices.append(make('span', 'visuallyHidden', this.symbol));
    const loss = make('th', 'lossText', state.loss?.symbol ?? 'H');
    for (const cell of [number, indices, loss]) cell.scope = 'col';
    this.head.replaceChildren(number, indices, loss);
  }

  private drawRows(batch: PanelBatch, texts: readonly string[], height: number): void {
    while (this.body.children.length > batch.shown.length) this.body.lastElementChild?.remove();
    const elements = batch.shown.map((shown, i) => {
      const existing = this.body.children[i];
      const row = existing instanceof HTMLTableRowElement ? existing : this.body.appendChild(createRow());
      drawRow(row, shown, texts[i] ?? '', shown.row === batch.row);
      row.style.height = `${height}px`;
      return { key: shown.row, element: row };
    });
    this.roving.update(elements, batch.row);
  }

  private choose(event: Event): void {
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    if (row?.dataset['row'] !== undefined) this.setRow(Number(row.dataset['row']));
  }
}

interface Sizes extends BatchShape {
  readonly number: number;
  readonly loss: number;
  readonly scale: number;
}

function measure(batch: PanelBatch, texts: readonly string[], layout: Layout, theme: Theme): Sizes {
  const { scale, contentWidth, isNarrow } = layout;
  const font = `${12 * scale}px ${theme.fontFamily}`;
  const last = Math.max(batch.row, ...batch.shown.map(({ row }) => row));
  const number = Math.max((isNarrow ? 14 : 22) * scale, widestText([String(last)], font) + 8 * scale);
  const loss = Math.max(52 * scale, widestText(texts, font) + 8 * scale);
  const width = Math.max(1, contentWidth - number - loss);
  const classes = Math.max(0, ...batch.shown.map((row) => row.gradient?.length ?? 0));
  const possible = classes === 0 ? 0 : Math.min(CELL * scale, (width * 0.6) / classes);
  const cell = possible >= LEAST_CELL ? possible : 0;
  const barLeft = cell === 0 ? 0 : cell * classes + (isNarrow ? 6 : 14) * scale;
  return {
    scale,
    number,
    loss,
    width,
    classes: cell === 0 ? 0 : classes,
    cell,
    barLeft,
    barWidth: Math.max(1, width - barLeft),
    rowHeight: Math.round(ROW_HEIGHT * scale),
  };
}

function createRow(): HTMLTableRowElement {
  const number = make('th', 'number');
  number.scope = 'row';
  return make('tr', '', number, make('td', 'cells', make('span', 'visuallyHidden')), make('td', 'lossText'));
}

function drawRow(row: HTMLTableRowElement, shown: PanelRow, text: string, isCurrent: boolean): void {
  row.dataset['row'] = String(shown.row);
  if (isCurrent) row.setAttribute('aria-current', 'true');
  else row.removeAttribute('aria-current');
  const [number, cells, loss] = row.children;
  if (number) setText(number, String(shown.row));
  const said = cells?.firstElementChild;
  if (said) setText(said, (shown.gradient ?? []).map((value) => formatSigned(fromWire(value))).join(', '));
  if (loss) setText(loss, text);
  row.classList.toggle('ignored', shown.ignored);
}

function sizedColumn(width: number): HTMLElement {
  const column = make('col');
  column.style.width = `${width}px`;
  return column;
}
