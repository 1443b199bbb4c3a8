import type { LossQuestion } from '../question';
import { denominatorOf } from '../report/denominator';
import { isElementwise } from '../report/families';
import type { Difference } from './difference';
import type { DenominatorKind, FrameworkLoss, Source } from './frameworkLoss';
import { stops, type Raised } from './raised';
import { isWellFormed } from './wellFormed';

/** What every framework says of a loss besides its arithmetic. */
export interface Given {
  readonly call: string;
  readonly source: Source;
  readonly question: LossQuestion;
  readonly raises?: readonly Raised[];
  readonly differences?: readonly Difference[];
  readonly denominator?: number;
  readonly denominatorKind?: DenominatorKind;
  readonly meanOfNone?: number;
  readonly unitWeights?: Float64Array;
}

/** Denominator and lists filled in: the denominator of mathematics for the question asked, unless another is given. */
export function completed({ raises = [], differences = [], question, ...rest }: Given) {
  const isIndex = question.target?.kind === 'index';
  const denominatorKind: DenominatorKind =
    question.reduction !== 'mean'
      ? 'one'
      : (rest.denominatorKind ??
        (isIndex ? (question.options.weight ? 'kept-weight' : 'kept-rows') : 'rows'));
  const isDivided = question.reduction === 'mean' && canAnswer({ raises, question });
  const denominator = isDivided ? (rest.denominator ?? denominatorOf(question)) : 1;
  return { ...rest, question, raises, differences, denominator, denominatorKind };
}

/** A loss that is that of mathematics, whose order of operations is not known. */
export function unrounded(given: Given): FrameworkLoss {
  return completed(isElementwise(given.question.loss) ? { denominatorKind: 'elements', ...given } : given);
}

/** Whether it neither raises nor asks what mathematics cannot answer. */
export const canAnswer = ({ raises = [], question }: Pick<Given, 'raises' | 'question'>): boolean =>
  !raises.some(stops) && isWellFormed(question);
