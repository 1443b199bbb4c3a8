import { sumOf } from '../kernel/exactArithmetic';
import { isElementwise } from '../report/families';
import { targetDistributionsOf, meanDenominatorOf, type Variant } from './expectedValueVariant';

/** How the losses of rows or elements become one number. `single` is one of them. */
export type ReductionName =
  'none' | 'sum' | 'mean' | 'meanOfRows' | 'meanOfKeptRows' | 'meanOfWeights' | 'meanOfElements' | 'single';

export interface Reduced {
  readonly reduction: ReductionName;
  /** The row or element, for `single`. */
  readonly index?: number;
  readonly denominator: number;
  readonly value: number;
  readonly cost: number;
}

/** More rows than these are not compared one by one. */
const singlesAtMost = 16;

/** Every way to reduce the losses of a variant, each denominator once, under the name asked for where there are two. */
export function reductionsOf(variant: Variant, asked: ReductionName): Reduced[] {
  const { losses } = variant;
  const sum = sumOf(losses);
  const all: [ReductionName, number, number][] = [
    ['sum', 1, 1],
    ['mean', meanDenominatorOf(variant), 1],
    ...otherDenominators(variant),
  ];
  const denominators = [...all.filter(([name]) => name === asked), ...all.filter(([name]) => name !== asked)];
  const distinct = denominators.filter(
    ([, denominator], place) =>
      denominator > 0 && denominators.findIndex(([, earlier]) => earlier === denominator) === place,
  );
  const reduced = distinct.map(([reduction, denominator, cost]): Reduced => ({
    reduction,
    denominator,
    value: sum / denominator,
    cost,
  }));
  return [...reduced, ...singles(losses)];
}

function otherDenominators({ question, losses }: Variant): [ReductionName, number, number][] {
  const { rows, classes, target, options, loss } = question;
  const ignored =
    target?.kind === 'index' && !isElementwise(loss) && options.ignoreIndex !== undefined
      ? target.indices.filter((index) => index === options.ignoreIndex).length
      : 0;
  const weights = weightOfTargets(question);
  return [
    ['meanOfRows', rows, 1.2],
    ['meanOfKeptRows', rows - ignored, 1.2],
    ...(weights === undefined
      ? []
      : [['meanOfWeights', weights, 1.2] satisfies [ReductionName, number, number]]),
    ['meanOfElements', rows * classes, losses.length === rows * classes ? 1.1 : 1.3],
  ];
}

/** Σ w of the targets, each class by its share: what index targets of the same classes would be divided by. */
function weightOfTargets(question: Variant['question']): number | undefined {
  const { weight } = question.options;
  if (weight === undefined || question.target === undefined) return undefined;
  if (isElementwise(question.loss)) return question.rows * sumOf(weight);
  const p = targetDistributionsOf(question);
  return sumOf(p.map((value, index) => value * weight[index % question.classes]));
}

function singles(losses: Float64Array): Reduced[] {
  if (losses.length < 2 || losses.length > singlesAtMost) return [];
  return Array.from(losses, (value, index) => ({
    reduction: 'single' as const,
    index,
    denominator: 1,
    value,
    cost: 1.1,
  }));
}
