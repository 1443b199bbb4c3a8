import { sumOf } from '../kernel/exactArithmetic';
import { shownAlpha } from './distributionGradient';

/** The losses whose gradient can be estimated from drawn classes, and some for which that fails. */
export const sampledRuleIds = [
  'crossEntropy',
  'brier',
  'spherical',
  'power',
  'rps',
  'absoluteError',
  'jensenShannon',
  'reverseKl',
] as const;

export type SampledRuleId = (typeof sampledRuleIds)[number];

/** Whether the gradient is affine in p, so that its mean over drawn classes is the gradient against p. */
export function isAffine(rule: SampledRuleId): boolean {
  return rule !== 'absoluteError' && rule !== 'jensenShannon' && rule !== 'reverseKl';
}

/**
 * M of a gradient that is affine in p, T·∂S/∂ℓ = g₀ − M p; undefined for a gradient that is not. Then the gradient at
 * a drawn class has the mean g₀ − M p and the covariance M (diag p − p pᵀ) Mᵀ/T². With J = diag q − q qᵀ:
 * cross entropy I; Brier 2J; spherical (diag q − q² qᵀ/‖q‖²)/‖q‖; power diag q^(α−1) − q (q^(α−1))ᵀ; ranked
 * probability 2 J L with L_ji = N − max(j, i).
 *
 * @returns M_ki of a class k and a drawn class i.
 */
export function sensitivityOf(
  rule: SampledRuleId,
  q: Float64Array,
): ((k: number, i: number) => number) | undefined {
  const same = (k: number, i: number): number => (k === i ? 1 : 0);
  switch (rule) {
    case 'crossEntropy':
      return same;
    case 'brier':
      return (k, i) => 2 * q[k] * (same(k, i) - q[i]);
    case 'spherical': {
      const square = sumOf(q.map((value) => value * value));
      return (k, i) => (q[k] * (same(k, i) - (q[i] * q[k]) / square)) / Math.sqrt(square);
    }
    case 'power': {
      const power = q.map((value) => value ** (shownAlpha - 1));
      return (k, i) => power[k] * same(k, i) - q[k] * power[i];
    }
    case 'rps':
      return ofRanks(q);
    default:
      return undefined;
  }
}

/** 2 q_k (L_ki − Σ_j q_j L_ji), the sum for every i in one pass from either end. */
function ofRanks(q: Float64Array): (k: number, i: number) => number {
  const classes = q.length;
  const means = new Float64Array(classes);
  let below = 0;
  q.forEach((value, index) => {
    below += value;
    means[index] = (classes - index) * below;
  });
  let above = 0;
  for (let index = classes - 1; index >= 0; index -= 1) {
    means[index] += above;
    above += q[index] * (classes - index);
  }
  return (k, i) => 2 * q[k] * (classes - Math.max(k, i) - means[i]);
}
