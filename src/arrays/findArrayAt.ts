import { withoutNested } from './findArrays';
import { tooLargeLimit } from './limits';
import type { NumericArray } from './numericArray';
import { scanText } from './scanText';
import { scanStart } from './surroundings';
import { syntaxOf } from './syntaxes';

/**
 * The outermost rectangular array that contains `offset`, both its ends included as for a cursor; where one array
 * ends as the next begins, the next. It is the one that `findArrays` gives there, at the cost of the array's own
 * length and a window of context; undefined where there is none, or where it is longer than `tooLargeLimit`.
 */
export function findArrayAt(text: string, offset: number, languageId: string): NumericArray | undefined {
  const around: NumericArray[] = [];
  const syntax = syntaxOf(languageId);
  const start = scanStart(text, offset, syntax);
  const end = Math.min(text.length, offset + tooLargeLimit);
  const keep = (array: NumericArray): void => {
    if (array.start <= offset && offset <= array.end) around.push(array);
  };
  scanText(text, syntax, start, end, keep, { settleAt: offset });
  const found = withoutNested(around).at(-1);
  return found && found.end - found.start <= tooLargeLimit ? found : undefined;
}
