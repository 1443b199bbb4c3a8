import type { NumericArray, TextRange } from '../arrays/numericArray';
import { readArrayIn } from '../arrays/readArrayIn';
import { roleOfName, wordsOf } from './names';
import type { Surroundings } from './window';

/** A target that a comment names. */
export interface Annotation {
  /** The whole phrase, e.g. `target: 2`. */
  readonly text: string;
  readonly array?: NumericArray;
  readonly number?: number;
  /** Where its number or array is written. */
  readonly range: TextRange;
}

/** Words before a class that say it is no target. */
const notTargets = /^(?:pos|pred|predicted|prediction|argmax|not|old|top|no|num|n|wrong|expected_loss|loss)$/;
const phrase =
  /((?:[\p{L}_][\p{L}\p{N}_]*[ \t]+){0,3}[\p{L}_][\p{L}\p{N}_]*)[ \t]*(=|:|->|is|→)?[ \t]*([-+]?\d+(?:\.\d+)?(?![\p{L}\p{N}_.%])|[[(])/gu;
const MAX_COMMENT = 500;

/** The targets named in a comment; `separate` leaves out the array itself where it stands in the comment. */
export function annotationsIn(
  { text, languageId }: Surroundings,
  comment: TextRange,
  separate?: TextRange,
): readonly Annotation[] {
  const content = text.slice(comment.start, Math.min(comment.end, comment.start + MAX_COMMENT));
  const found: Annotation[] = [];
  for (const match of content.matchAll(phrase)) {
    const [whole, label = '', separator, value = ''] = match;
    const isLast = content.slice(match.index + whole.length).trim() === '';
    if (!namesTarget(label, separator !== undefined, isLast)) continue;
    const end = comment.start + match.index + whole.length;
    const start = end - value.length;
    if (value === '[' || value === '(') {
      const range = { start, end: closing(text, start, comment.end) };
      if (separate && range.start <= separate.start && separate.end <= range.end) continue;
      const { array } = readArrayIn(text, range, languageId);
      if (array)
        found.push({ text: quotedPhrase(text, comment.start + match.index, range.end), array, range });
    } else if (!value.includes('.')) {
      found.push({ text: whole.trim(), number: Number(value), range: { start, end } });
    }
  }
  return found;
}

function quotedPhrase(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + 60)).trim();
}

function closing(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '[' || character === '(') depth++;
    else if ((character === ']' || character === ')') && --depth === 0) return at + 1;
  }
  return to;
}

function namesTarget(label: string, hasSeparator: boolean, isLast: boolean): boolean {
  const words = wordsOf(label.replaceAll(/[ \t]+/g, '_'));
  const last = words.at(-1) ?? '';
  if (words.some((word) => notTargets.test(word))) return false;
  const isClass = last === 'class' || last === 'index' || last === 'idx';
  // `class 0: cat` explains a number, `-> class 0` at the end gives one.
  if (isClass && words.length === 1) return last === 'class' && (hasSeparator || isLast);
  if (isClass) return words.some((word) => /^(?:target|true|correct|label|gold|expected|actual)$/.test(word));
  if (roleOfName(last) === 'target') return hasSeparator || /^(?:target|label)$/.test(last);
  return last === 'is' && roleOfName(words.at(-2)) === 'target';
}

/**
 * The comments that speak of `range`: after it in its last line, before it in its first, or alone in the line above.
 */
export function commentsBeside(surroundings: Surroundings, range: TextRange): readonly TextRange[] {
  const { text } = surroundings;
  const { comments } = surroundings.resolver.context.program;
  const inside = comments.filter((comment) => comment.start <= range.start && range.end <= comment.end);
  if (inside.length > 0) return inside;
  const lastLine = lineOf(text, range.end);
  const behind = comments.filter(({ start }) => start >= range.end && start < lastLine.end);
  if (behind.length > 0) return behind;
  const firstLine = lineOf(text, range.start);
  const before = comments.filter(({ start, end }) => start >= firstLine.start && end <= range.start);
  if (before.length > 0) return before.slice(-1);
  const above = lineOf(text, firstLine.start - 1);
  if (above.end >= firstLine.start) return [];
  const isAbove = ({ start, end }: TextRange): boolean => start >= above.start && end <= above.end + 1;
  return comments.filter(
    (comment) => isAbove(comment) && text.slice(above.start, comment.start).trim() === '',
  );
}

export function lineOf(text: string, offset: number): TextRange {
  if (offset < 0) return { start: 0, end: -1 };
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}
