import { CompensatedSum, multiply } from '../kernel/exactArithmetic';
import { complementOfLargest, isDistribution, logProbabilityOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { DistributionLoss } from '../loss';
import type { LossOptions } from '../question';
import type { RowLoss } from './batch';
import type { EffectiveTarget } from './effectiveTarget';
import { throughSoftmax, throughSoftmaxOfProducts } from './throughSoftmax';

/** What one class costs where it is the true one, by its probability alone. */
export interface LocalTerm {
  readonly value: number;
  /** ∂value/∂q. */
  readonly slope: number;
  /** q ∂value/∂q, which stays finite where the slope does not. */
  readonly product: number;
}

/** The term of class `index`; `complement` is 1 − q and `logQ` is log q, both without cancellation. */
export type LocalTermOf = (q: number, complement: number, logQ: number, index: number) => LocalTerm;

/**
 * A local score Σ p_k f(q_k), which for a class index looks at the probability of that class alone.
 * @param termOf the term f for the options of a question
 */
export function localScore(
  termOf: (options: LossOptions) => LocalTermOf,
): Pick<DistributionLoss, 'ofLogits' | 'ofProbabilities' | 'ofLogProbabilities'> {
  return {
    ofLogits: (row, q, target, options) => localScoreOfRow(row, q, target, termOf(options)),
    ofProbabilities: (q, target, options) => {
      const of = termOf(options);
      return sumOfTerms(
        target,
        q.length,
        (k) => of(q[k], 1 - q[k], Math.log(q[k]), k),
        ({ slope }) => slope,
      );
    },
    ofLogProbabilities: (logQ, target, options) => {
      const of = termOf(options);
      return sumOfTerms(
        target,
        logQ.length,
        (k) => of(Math.exp(logQ[k]), -Math.expm1(logQ[k]), logQ[k], k),
        ({ product }) => product,
      );
    },
  };
}

/** Σ p_k f(q_k) of a row whose softmax is q, with its gradient by the logits. */
export function localScoreOfRow(
  row: SoftmaxRow,
  q: Float64Array,
  target: EffectiveTarget,
  of: LocalTermOf,
): RowLoss {
  const complement = complementOfLargest(row);
  const term = (k: number) =>
    of(q[k], k === row.largest ? complement : 1 - q[k], logProbabilityOf(row, k), k);
  const { loss, gradient: slopes } = sumOfTerms(target, q.length, term, ({ slope }) => slope);
  if (!isDistribution(row)) return { loss: NaN, gradient: q.map(() => NaN) };
  if (slopes.every(Number.isFinite)) return { loss, gradient: throughSoftmax(row, q, slopes) };
  const { gradient: products } = sumOfTerms(target, q.length, term, ({ product }) => product);
  return { loss, gradient: throughSoftmaxOfProducts(row, q, products) };
}

/** Σ p_k f_k, and p_k times what `part` takes of each term; classes without target mass count nothing. */
function sumOfTerms(
  target: EffectiveTarget,
  classes: number,
  term: (index: number) => LocalTerm,
  part: (term: LocalTerm) => number,
): RowLoss {
  const loss = new CompensatedSum();
  const gradient = new Float64Array(classes);
  const add = (index: number, mass: number) => {
    if (mass === 0) return;
    const own = term(index);
    loss.addProduct(mass, own.value);
    gradient[index] = multiply(mass, part(own));
  };
  if (target.values === undefined) add(target.index, target.mass);
  else target.values.forEach((mass, index) => add(index, mass));
  return { loss: loss.value, gradient };
}
