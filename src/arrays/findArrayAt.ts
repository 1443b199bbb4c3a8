import { arrayAround } from './arrayAround';
import type { NumericArray } from './numericArray';
import { segmentAt } from './segments';
import { syntaxOf } from './syntaxes';

/**
 * The outermost rectangular array that contains `offset`, both its ends included as for a cursor; where one array
 * ends as the next begins, the next. It is the one that `findArrays` gives there, at the cost of the array's own
 * length and a window of context; undefined where there is none, or where it is longer than `tooLargeLimit`.
 */
export function findArrayAt(text: string, offset: number, languageId: string): NumericArray | undefined {
  if (languageId === 'markdown') {
    const segment = segmentAt(text, offset);
    return segment && arrayAround(text, offset, syntaxOf(segment.languageId), segment).array;
  }
  return arrayAround(text, offset, syntaxOf(languageId)).array;
}
