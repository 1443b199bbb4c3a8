import { classIndex, fraction, sameLength, weights } from '../arguments';
import { CompensatedSum, multiply, sumOf } from '../kernel/exactArithmetic';
import { atLeastZero, zeroToOne } from '../ranges';

export interface TargetOptions {
  /** ε in 0 … 1: how much of the target is spread evenly over all classes. Default 0. */
  readonly labelSmoothing?: number;
  /** One weight ≥ 0 per class. Default all 1. */
  readonly weight?: ArrayLike<number>;
}

/** The rules of these options, for losses that know them. */
export const effectiveTargetRules = {
  labelSmoothing: { range: zeroToOne, byDefault: 0 },
  weight: { range: atLeastZero, perClass: 'only' },
} as const;

/**
 * What a loss is taken against: a_c = w_c · ((1 − ε) p_c + ε/N), of mass s = Σ a.
 * A single class that carries all the mass is kept as such, so that a row costs no array.
 */
export type EffectiveTarget =
  | { readonly index: number; readonly mass: number; readonly values?: undefined }
  | { readonly index?: undefined; readonly mass: number; readonly values: Float64Array };

/** `options` checked and with defaults, for use on many rows. */
export interface TargetRule {
  readonly classes: number;
  readonly labelSmoothing: number;
  readonly weight?: Float64Array;
}

/** @throws RangeError unless ε is in 0 … 1 and `weight` has one finite number ≥ 0 per class. */
export function targetRule(classes: number, { labelSmoothing = 0, weight }: TargetOptions): TargetRule {
  return {
    classes,
    labelSmoothing: fraction('labelSmoothing', labelSmoothing),
    weight: weight === undefined ? undefined : weights('weight', weight, classes),
  };
}

/** w of class `index`; 1 without weights. */
export function weightOf(rule: TargetRule, index: number): number {
  return rule.weight === undefined ? 1 : rule.weight[index];
}

/** The effective target of a class index. @throws if it is no integer or out of range. */
export function effectiveIndexTarget(rule: TargetRule, target: number): EffectiveTarget {
  const index = classIndex(target, rule.classes);
  if (rule.labelSmoothing === 0) return { index, mass: weightOf(rule, index) };
  const oneHot = new Float64Array(rule.classes);
  oneHot[index] = 1;
  return effectiveDistributionTarget(rule, oneHot);
}

/** The effective target of a distribution [N], used as is: it need not sum to 1. */
export function effectiveDistributionTarget(rule: TargetRule, target: ArrayLike<number>): EffectiveTarget {
  const p = sameLength('target', target, rule.classes);
  const { labelSmoothing, weight } = rule;
  if (labelSmoothing === 0 && weight === undefined) return { values: p, mass: sumOf(p) };
  const values = new Float64Array(p.length);
  const sum = new CompensatedSum();
  for (let index = 0; index < values.length; index += 1) {
    const smoothed =
      labelSmoothing === 0 ? p[index] : (1 - labelSmoothing) * p[index] + labelSmoothing / p.length;
    values[index] = multiply(weightOf(rule, index), smoothed);
    sum.add(values[index]);
  }
  return { values, mass: sum.value };
}

/** The effective target of what a caller gave: a class index or a distribution. */
export function effectiveTarget(rule: TargetRule, target: number | ArrayLike<number>): EffectiveTarget {
  return typeof target === 'number'
    ? effectiveIndexTarget(rule, target)
    : effectiveDistributionTarget(rule, target);
}

/** The effective target as one number per class. */
export function targetValues({ index, mass, values }: EffectiveTarget, classes: number): Float64Array {
  if (values !== undefined) return values;
  const oneHot = new Float64Array(classes);
  oneHot[index] = mass;
  return oneHot;
}
