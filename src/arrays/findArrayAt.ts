import { arrayAroundSteps } from './arrayAround';
import type { LineStates } from './lines/lineStates';
import type { NumericArray } from './numericArray';
import { segmentAt } from './segments';
import { runSteps } from './steps';
import { syntaxOf } from './syntaxes';

/**
 * The outermost rectangular array that contains `offset`, both its ends included as for a cursor; where one array
 * ends as the next begins, the next. It is the one that `findArrays` gives there, at the cost of the array's own
 * length and a window of context, or, with the text's own `lines`, of the line it begins in; undefined where there is
 * none, or where it is longer than `tooLargeLimit`.
 */
export function findArrayAt(
  text: string,
  offset: number,
  languageId: string,
  lines?: LineStates,
): NumericArray | undefined {
  return runSteps(findArrayAtSteps(text, offset, languageId, lines));
}

/** The same in steps of a few milliseconds, between which a host can do other work or give up. */
export function* findArrayAtSteps(
  text: string,
  offset: number,
  languageId: string,
  lines?: LineStates,
): Generator<void, NumericArray | undefined, void> {
  const segment = segmentAt(text, offset, languageId);
  if (!segment) return undefined;
  const isWhole = segment.start === 0 && segment.end === text.length;
  const syntax = syntaxOf(segment.languageId);
  return (yield* arrayAroundSteps(text, offset, syntax, segment, isWhole ? lines : undefined)).array;
}
