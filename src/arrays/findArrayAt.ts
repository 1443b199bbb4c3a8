import { arrayAroundSteps } from './arrayAround';
import type { NumericArray } from './numericArray';
import { runSteps } from './scanText';
import { segmentAt } from './segments';
import { syntaxOf } from './syntaxes';

/**
 * The outermost rectangular array that contains `offset`, both its ends included as for a cursor; where one array
 * ends as the next begins, the next. It is the one that `findArrays` gives there, at the cost of the array's own
 * length and a window of context; undefined where there is none, or where it is longer than `tooLargeLimit`.
 */
export function findArrayAt(text: string, offset: number, languageId: string): NumericArray | undefined {
  return runSteps(findArrayAtSteps(text, offset, languageId));
}

/** The same in steps of a few milliseconds, between which a host can do other work or give up. */
export function* findArrayAtSteps(
  text: string,
  offset: number,
  languageId: string,
): Generator<void, NumericArray | undefined, void> {
  const segment = languageId === 'markdown' ? segmentAt(text, offset) : undefined;
  if (languageId === 'markdown' && !segment) return undefined;
  const syntax = syntaxOf(segment?.languageId ?? languageId);
  return (yield* arrayAroundSteps(text, offset, syntax, segment)).array;
}
