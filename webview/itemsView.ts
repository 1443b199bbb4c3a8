import type { LensState, PanelItem } from '../src/protocol';
import { makeTarget, showNumber, targetKey } from '../src/words/panelLabels';
import { exactNumbers } from './cells';
import { make } from './dom';
import type { Layout } from './layout';
import type { Theme } from './theme';

/** What a person can do with a class of chart and table. */
export interface ClassActions {
  reveal(index: number, focus: boolean): void;
  setTarget(index: number): void;
}

/** Everything a view of the classes is drawn from. */
export interface Scene {
  readonly state: LensState;
  readonly layout: Layout;
  readonly theme: Theme;
  /** Let the bars glide from where they were. */
  readonly glide: boolean;
}

/** Chart and table of the classes, in one of the layouts. */
export interface ItemsView {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
  /** Marks the class whose number the cursor is in. */
  markCursor(index: number | undefined): void;
  destroy(): void;
}

export type SwatchKind = 'bar' | 'outline' | 'gradient';

/** The key of a series: a small square in its colour. */
export function makeSwatch(kind: SwatchKind): HTMLElement {
  return make('span', `swatch ${kind}`);
}

export function itemTitle(state: LensState, item: PanelItem): string {
  const name =
    item.name === String(item.index) || item.index < 0 ? item.name : `${item.name} (${item.index})`;
  const numbers = exactNumbers(state, item);
  if (item.index < 0) return `${name}\n${numbers}`;
  const hints = state.canSetTarget ? `${showNumber()}\n${targetKey()}` : showNumber();
  return `${name}\n${numbers}\n${hints}`;
}

export function outlineTitle(state: LensState, item: PanelItem): string {
  return state.canSetTarget && item.index >= 0 ? makeTarget(item.name) : '';
}

/** Enter shows the number and goes there, Space shows it, T makes the class the target. */
export function actOnKey(event: KeyboardEvent, index: number, state: LensState, actions: ClassActions): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter') actions.reveal(index, true);
  else if (event.key === ' ') actions.reveal(index, false);
  else if (event.key.toLowerCase() === 't' && state.canSetTarget) actions.setTarget(index);
  else return;
  event.preventDefault();
  // VS Code would take a key that reaches the window for one of its own shortcuts.
  event.stopPropagation();
}
