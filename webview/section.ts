import { make, setText } from './dom';
import { makeIcon } from './icons';
import type { Memory } from './memory';

/** A part of the panel under a heading that opens and closes it; which are open is remembered. */
export class Section {
  readonly element = make('section', 'section');
  readonly body = make('div', 'sectionBody');
  readonly aside = make('span', 'aside');
  private readonly title = make('span');
  private readonly button = make('button', 'sectionButton', makeIcon('down'), this.title);

  constructor(
    private readonly name: string,
    private readonly memory: Memory,
    private readonly onToggle: () => void,
  ) {
    this.button.type = 'button';
    this.body.id = `section-${name}`;
    this.button.setAttribute('aria-controls', this.body.id);
    this.button.addEventListener('click', () => this.toggle());
    this.element.append(make('div', 'sectionHead', make('h2', '', this.button), this.aside), this.body);
    this.show();
  }

  get isOpen(): boolean {
    return this.memory.isOpen(this.name);
  }

  setTitle(title: string): void {
    setText(this.title, title);
  }

  open(): void {
    if (this.isOpen) return;
    this.memory.setOpen(this.name, true);
    this.show();
  }

  private toggle(): void {
    this.memory.setOpen(this.name, !this.isOpen);
    this.show();
    this.onToggle();
  }

  private show(): void {
    this.button.setAttribute('aria-expanded', String(this.isOpen));
    this.body.hidden = !this.isOpen;
    this.aside.hidden = !this.isOpen;
  }
}
