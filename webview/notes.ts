import type { PanelAction, PanelNote } from '../src/protocol';
import { make, makeLink } from './dom';
import { makeIcon } from './icons';

/** A sentence with its icon and, under it or at its end, what can be done about it. */
export function makeNote(note: PanelNote, act: (action: PanelAction['action']) => void): HTMLElement {
  const words = make('span', 'words', note.text);
  const links = note.actions.map(({ label, action }) => makeLink(label, () => act(action)));
  if (links.length > 0) {
    words.append(note.severity === 'error' ? make('br') : ' ');
    links.forEach((link, i) => words.append(...(i > 0 ? [' · ', link] : [link])));
  }
  const element = make('div', `note ${note.severity}`, makeIcon(note.severity), words);
  return element;
}
