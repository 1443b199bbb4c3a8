import { make } from './dom';

const PAUSE = 700;

/**
 * Tells screen readers what has changed and then rested: each topic's text after the first. Texts that change at the
 * same time are said together.
 */
export class LiveRegion {
  readonly element = make('div', 'visuallyHidden');
  private readonly last = new Map<string, string>();
  private readonly pending = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
  }

  announce(topic: string, text: string): void {
    const before = this.last.get(topic);
    if (text === before) return;
    this.last.set(topic, text);
    if (before === undefined) return;
    this.pending.set(topic, text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.element.textContent = [...this.pending.values()].filter((each) => each !== '').join(' ');
      this.pending.clear();
    }, PAUSE);
  }
}
