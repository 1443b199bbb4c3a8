import type { ExplanationTable, ExplanationTableRow } from '../src/explanation';
import { make, setText, setVisible } from './dom';
import { makeIcon } from './icons';

let tables = 0;

/** A table with its caption above and its note below, which scrolls sideways within itself where it is too wide. */
export class ExplanationTableView {
  readonly element = make('figure', 'explanationTable');
  private readonly caption = make('figcaption');
  private readonly scroller = make('div', 'tableScroll');
  private readonly table = make('table');
  private readonly note = make('p', 'tableNote');

  constructor() {
    this.caption.id = `explanation-table-${tables++}`;
    this.table.setAttribute('aria-labelledby', this.caption.id);
    this.scroller.append(this.table);
    this.element.append(this.caption, this.scroller, this.note);
  }

  draw({ caption, columns, rows, note }: ExplanationTable): void {
    setText(this.caption, caption);
    const headings = columns.map(({ heading, align }) => {
      const cell = make('th', align, heading);
      cell.scope = 'col';
      return cell;
    });
    const lines = rows.map((row) => makeRow(row, columns));
    this.table.replaceChildren(make('thead', '', make('tr', '', ...headings)), make('tbody', '', ...lines));
    setText(this.note, note ?? '');
    setVisible(this.note, note !== undefined);
    this.measure();
  }

  /** Only what scrolls is a tab stop: the arrow keys scroll it then. */
  measure(): void {
    const { scroller } = this;
    const scrolls = scroller.scrollWidth > scroller.clientWidth;
    if (scrolls === (scroller.tabIndex === 0)) return;
    if (scrolls) {
      scroller.tabIndex = 0;
      scroller.setAttribute('role', 'group');
      scroller.setAttribute('aria-labelledby', this.caption.id);
    } else {
      for (const name of ['tabindex', 'role', 'aria-labelledby']) scroller.removeAttribute(name);
    }
  }
}

function makeRow({ cells, mark }: ExplanationTableRow, columns: ExplanationTable['columns']): HTMLElement {
  const line = make('tr', mark === undefined ? '' : 'marked');
  for (const [index, { align }] of columns.entries()) {
    const text = cells[index] ?? '';
    if (index > 0) {
      // A block of its own keeps words within a width at which they wrap.
      line.append(make('td', align, align === 'start' ? make('span', 'cellText', text) : text));
      continue;
    }
    const words = make('span', 'cellText', text);
    if (mark !== undefined) words.append(' ', make('span', 'rowMark', makeIcon('mark'), mark));
    const head = make('th', align, words);
    head.scope = 'row';
    line.append(head);
  }
  return line;
}
