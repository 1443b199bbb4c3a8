import { findBlocks } from './blocks/findBlocks';
import { readDelimited } from './blocks/delimited';
import type { NumericArray } from './numericArray';
import { scanText } from './scanText';
import { segments } from './segments';
import { syntaxOf } from './syntaxes';

/**
 * Every rectangular array of numbers in a text, sorted by start. Arrays within comments and strings count; of a
 * ragged or half-numeric nest the rectangular parts are given; none lies inside another. Linear in the text.
 */
export function findArrays(text: string, languageId: string): NumericArray[] {
  const arrays: NumericArray[] = [];
  const keep = (array: NumericArray): void => {
    arrays.push(array);
  };
  if (languageId === 'markdown') {
    for (const segment of segments(text, 0, text.length)) {
      const rules = syntaxOf(segment.languageId);
      scanText(text, rules, segment.start, segment.end, keep);
      if (rules.blocks) findBlocks(text, segment.start, segment.end, rules.blocks, keep);
    }
    return withoutNested(arrays);
  }
  const syntax = syntaxOf(languageId);
  const table = syntax.isDelimited ? readDelimited(text) : undefined;
  if (table) keep(table);
  scanText(text, syntax, 0, text.length, keep);
  if (syntax.blocks) findBlocks(text, 0, text.length, syntax.blocks, keep);
  return withoutNested(arrays);
}

/** Leaves out what lies inside another array, such as an array in a comment between its rows. */
export function withoutNested(arrays: NumericArray[]): NumericArray[] {
  arrays.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return arrays.filter((array) => {
    if (array.end <= end) return false;
    end = array.end;
    return true;
  });
}
