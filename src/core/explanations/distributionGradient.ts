import {
  absoluteErrorOfProbabilities,
  brier,
  jsFromLogits,
  linearScore,
  powerScore,
  reverseKl,
  rps,
  softmaxCrossEntropy,
  spherical,
} from '../lossModules';

/** Losses of softmax(ℓ/T) against any p that explanations set side by side. */
export type DistributionLossId =
  | 'crossEntropy'
  | 'brier'
  | 'spherical'
  | 'power'
  | 'rps'
  | 'linear'
  | 'absoluteError'
  | 'jensenShannon'
  | 'reverseKl';

/** α of the power score shown. */
export const shownAlpha = 1.5;

/**
 * The gradient with respect to ℓ of a loss of softmax(ℓ/T) against p.
 *
 * @param logits one row [N].
 * @param p [N], used as is.
 * @throws as the losses.
 */
export function distributionGradient(
  loss: DistributionLossId,
  logits: Float64Array,
  p: Float64Array,
  temperature: number,
): Float64Array {
  const options = { temperature };
  switch (loss) {
    case 'crossEntropy':
      return softmaxCrossEntropy(logits, p, options).gradient;
    case 'brier':
      return brier(logits, p, options).gradient;
    case 'spherical':
      return spherical(logits, p, options).gradient;
    case 'power':
      return powerScore(logits, p, { ...options, alpha: shownAlpha }).gradient;
    case 'rps':
      return rps(logits, p, options).gradient;
    case 'linear':
      return linearScore(logits, p, options).gradient;
    case 'absoluteError':
      return absoluteErrorOfProbabilities(logits, p, options).gradient;
    case 'jensenShannon':
      return jsFromLogits(logits, p, options).gradient;
    case 'reverseKl':
      return reverseKl(logits, p, options).gradient;
  }
}
