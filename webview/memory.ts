import type { PanelMemory, PanelState } from '../src/protocol';
import { readMemory } from './messages';
import { vscodeApi } from './vscodeApi';

const WRITE_DELAY = 150;
const ALL_OPEN = ['overview', 'rows', 'explain'];

/** What outlives the page: the state last shown, which sections are open and how far it is scrolled. */
export class Memory {
  private memory: PanelMemory;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.memory = readMemory(vscodeApi.getState()) ?? { version: 1, openSections: ALL_OPEN, scrollTop: 0 };
  }

  get state(): PanelState | undefined {
    return this.memory.state;
  }

  get scrollTop(): number {
    return this.memory.scrollTop;
  }

  isOpen(section: string): boolean {
    return this.memory.openSections.includes(section);
  }

  setOpen(section: string, open: boolean): void {
    const others = this.memory.openSections.filter((each) => each !== section);
    this.keep({ openSections: open ? [...others, section] : others });
  }

  setState(state: PanelState): void {
    this.keep({ state });
  }

  setScrollTop(scrollTop: number): void {
    this.keep({ scrollTop });
  }

  /** Written at once: for a page that is about to be hidden, whose timers may never run. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    vscodeApi.setState(this.memory);
  }

  private keep(change: Partial<PanelMemory>): void {
    this.memory = { ...this.memory, ...change };
    this.timer ??= setTimeout(() => this.flush(), WRITE_DELAY);
  }
}
