import { findArrays, type NumericArray } from '../../../src/arrays';

/** A text with its cursor: `|` marks the place and is taken out. */
export function marked(text: string): { text: string; offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error(`no cursor in ${JSON.stringify(text)}`);
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** The selection between two `|`, which are taken out. */
export function selected(text: string): { text: string; range: { start: number; end: number } } {
  const [before, inside, after] = text.split('|');
  return {
    text: before + inside + after,
    range: { start: before.length, end: before.length + inside.length },
  };
}

/** The literals found in a text, as they are written. */
export function literals(text: string, languageId: string): string[] {
  return findArrays(text, languageId).map((array) => text.slice(array.start, array.end));
}

/** The values of an array as nested lists. */
export function nested(array: NumericArray): unknown {
  const build = (axis: number, from: number, size: number): unknown => {
    if (axis === array.shape.length) return array.values[from];
    const step = size / array.shape[axis];
    return Array.from({ length: array.shape[axis] }, (_, index) =>
      build(axis + 1, from + index * step, step),
    );
  };
  return build(0, 0, array.values.length);
}

/** The only array of a text, as nested lists. */
export function only(text: string, languageId: string): unknown {
  const arrays = findArrays(text, languageId);
  if (arrays.length !== 1) throw new Error(`${arrays.length} arrays in ${JSON.stringify(text)}`);
  return nested(arrays[0]);
}
