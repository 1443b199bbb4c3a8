import type { PanelBatch } from '../src/protocol';
import { nextRow, previousRow, rowName, rowRange } from '../src/words/panelLabels';
import { make, setText, setTitle, setVisible } from './dom';
import { makeIcon } from './icons';

/** ‹ › through the rows of a batch, with the reduced loss at right. */
export class Stepper {
  readonly element = make('div', 'stepper');
  private readonly previous = stepButton('left');
  private readonly next = stepButton('right');
  private readonly steps = make('span', 'steps');
  private readonly row = make('span', 'row');
  private readonly range = make('span', 'quiet');
  private readonly label = make('span', 'quiet');
  private readonly reduced = make('span', 'reducedNumber');
  private readonly reducedArea = make('span', 'reduced');
  private batch: PanelBatch | undefined;

  constructor(private readonly setRow: (row: number) => void) {
    this.previous.addEventListener('click', () => this.step(-1));
    this.next.addEventListener('click', () => this.step(1));
    this.reducedArea.append(this.label, ' ', this.reduced);
    this.steps.append(this.previous, this.next, make('span', '', this.row, ' ', this.range));
    this.element.append(this.steps, this.reducedArea);
  }

  draw(batch: PanelBatch | undefined): void {
    this.batch = batch;
    setVisible(this.element, batch !== undefined && (batch.rows > 1 || batch.reducedText !== ''));
    if (!batch) return;
    setVisible(this.steps, batch.rows > 1);
    setText(this.row, rowName(batch.row));
    setText(this.range, rowRange(batch.rows));
    setText(this.label, batch.reducedLabel);
    setText(this.reduced, batch.reducedText);
    setTitle(this.reducedArea, batch.reducedTitle);
    drawButton(this.previous, previousRow(), batch.row > 0);
    drawButton(this.next, nextRow(), batch.row < batch.rows - 1);
  }

  step(by: number): void {
    if (!this.batch) return;
    const row = this.batch.row + by;
    if (row >= 0 && row < this.batch.rows) this.setRow(row);
  }
}

/** Not `disabled`: that would take the focus from a person who steps to the last row by keyboard. */
function drawButton(button: HTMLElement, label: string, isEnabled: boolean): void {
  setTitle(button, label);
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-disabled', String(!isEnabled));
}

function stepButton(icon: 'left' | 'right'): HTMLButtonElement {
  const button = make('button', 'iconButton', makeIcon(icon));
  button.type = 'button';
  return button;
}
