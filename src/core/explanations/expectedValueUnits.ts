import type { LossName } from '../question';
import type { Reduced, ReductionName } from './expectedValueReductions';
import type { Variant, VariantId } from './expectedValueVariant';

/** What is done with the reduced loss: given in another unit, raised to a perplexity (2 to nats by mistake), negated … */
export type UnitName =
  'nats' | 'bits' | 'perplexity' | 'powerOfTwo' | 'base10' | 'negative' | 'root' | 'complement';

/** One way to come to a figure, with its exact value. */
export interface Candidate {
  readonly id: VariantId;
  readonly parameters: readonly number[];
  readonly framework?: Variant['framework'];
  readonly loss: LossName;
  readonly reduction: ReductionName;
  /** The row or element, for one of several losses. */
  readonly index?: number;
  /** What the sum was divided by. */
  readonly denominator: number;
  readonly unit: UnitName;
  readonly value: number;
  /** In how many ways it departs from what was asked: 0, 1 or 2. */
  readonly deviations: number;
  /** By which candidates are ranked: the likelier, the less. */
  readonly cost: number;
}

const logarithmic: ReadonlySet<LossName> = new Set<LossName>([
  'crossEntropy',
  'crossEntropyProbs',
  'nll',
  'klDiv',
  'bceWithLogits',
  'bceProbs',
]);

/** Whether a loss is made of logarithms, so that it has nats and bits. */
export const isLogarithmic = (loss: LossName): boolean => logarithmic.has(loss);

const units: readonly (readonly [UnitName, number, (nats: number) => number])[] = [
  ['nats', 0, (nats) => nats],
  ['bits', 1, (nats) => nats / Math.LN2],
  ['perplexity', 1.1, Math.exp],
  ['base10', 1.5, (nats) => nats / Math.LN10],
  ['negative', 1.3, (nats) => -nats],
  ['root', 1, Math.sqrt],
  ['powerOfTwo', 1.4, (nats) => 2 ** nats],
  ['complement', 1, (distance) => 1 - distance],
];

/** What needs no departure. */
export interface Asked {
  readonly reduction: ReductionName;
  readonly unit: 'nats' | 'bits';
}

/**
 * The figures that a reduced loss of a variant may be told as. A mistake of the variant goes with another reduction
 * or with bits or a sign, not with everything at once.
 */
export function figureCandidates(variant: Variant, reduced: Reduced, asked: Asked): Candidate[] {
  const isAsked = reduced.reduction === asked.reduction;
  const ownDeviations = (variant.id === 'asRead' ? 0 : 1) + (isAsked ? 0 : 1);
  return units
    .filter(([unit]) => fits(unit, variant, reduced, ownDeviations))
    .map(([unit, cost, told]) => [unit, unit === asked.unit ? 0 : Math.max(1, cost), told] as const)
    .map(([unit, cost, told]) => ({
      id: variant.id,
      parameters: variant.parameters,
      framework: variant.framework,
      loss: variant.question.loss,
      reduction: reduced.reduction,
      index: reduced.index,
      denominator: reduced.denominator,
      unit,
      value: told(reduced.value),
      deviations: ownDeviations + (unit === asked.unit ? 0 : 1),
      cost: variant.cost + (isAsked ? 0 : reduced.cost) + cost,
    }));
}

function fits(
  unit: UnitName,
  { id, question }: Variant,
  { reduction }: Reduced,
  deviations: number,
): boolean {
  if (unit === 'nats') return deviations <= 2;
  if (deviations > 1) return false;
  const isMean = reduction !== 'sum';
  if (unit === 'negative') return true;
  if (unit === 'complement') return question.loss === 'cosineDistance';
  if (unit === 'root') return question.loss === 'squaredError' && isMean;
  if (!isLogarithmic(question.loss)) return false;
  return unit === 'bits' || (id === 'asRead' && isMean);
}
