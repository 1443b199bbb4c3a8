import type { TextRange } from '../../arrays/numericArray';
import { STRUCTURE_WINDOW_CHARACTERS } from '../limits';

/** Without a word of this kind near, nothing says what numbers are: the text is then not read at all. */
const telling =
  /prob|logit|score|resps|softmax|confidence|posterior|likelihood|energ|normali[sz]ed|sigmoid|["'][pq]["']|\b[pq]\b *[=:]/i;

/** Whether a word near a place may say what numbers in objects are. */
export function isTelling(text: string, { start, end }: TextRange): boolean {
  const from = Math.max(0, start - STRUCTURE_WINDOW_CHARACTERS);
  return telling.test(text.slice(from, end + STRUCTURE_WINDOW_CHARACTERS));
}
