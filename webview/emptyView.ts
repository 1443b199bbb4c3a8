import type { EmptyState } from '../src/protocol';
import { make, setText } from './dom';
import { createButton } from './toolkit';

/** One line that says what to do, and one button that shows it. */
export class EmptyView {
  readonly element = make('div', 'empty');
  private readonly text = make('p');
  private readonly button = createButton('primary');

  constructor(openSample: () => void) {
    this.button.addEventListener('click', openSample);
    this.element.append(this.text, this.button);
  }

  draw(state: EmptyState): void {
    setText(this.text, state.text);
    setText(this.button, state.button);
  }
}
