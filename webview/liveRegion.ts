import { make } from './dom';

const PAUSE = 700;

/** Tells screen readers the loss after it has changed and then rested; says nothing on the first state. */
export class LiveRegion {
  readonly element = make('div', 'visuallyHidden');
  private last: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
  }

  announce(text: string): void {
    const isFirst = this.last === undefined;
    if (text === this.last) return;
    this.last = text;
    clearTimeout(this.timer);
    if (isFirst) return;
    this.timer = setTimeout(() => {
      this.element.textContent = text;
    }, PAUSE);
  }
}
