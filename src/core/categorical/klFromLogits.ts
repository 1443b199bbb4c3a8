import { probabilitiesOf, type SoftmaxRow } from '../kernel/softmaxRow';
import type { RowLoss } from './batch';
import { crossEntropyGradient, crossEntropyOfRow } from './crossEntropyOfRow';
import {
  effectiveDistributionTarget,
  targetRule,
  targetValues,
  type EffectiveTarget,
} from './effectiveTarget';
import { natsOf } from './entropy';
import { softmaxRowOf, type SoftmaxOptions } from './softmax';

/**
 * KL(p‖softmax(ℓ/T)) = cross entropy + Σ p log p in nats, with its gradient (s·q − p)/T, s = Σ p.
 *
 * @param logits one row [N].
 * @param p the target distribution [N], used as is.
 * @throws as `softmaxCrossEntropy`.
 * @example klFromLogits([0, 0], [1, 0]).loss // log 2
 * Error: as of `klDivBatch`, whose loss of logits it is.
 * Source: Cover and Thomas, Elements of Information Theory (2006), § 2.3.
 */
export function klFromLogits(
  logits: ArrayLike<number>,
  p: ArrayLike<number>,
  options: SoftmaxOptions = {},
): RowLoss {
  const row = softmaxRowOf(logits, options);
  return klOfRow(row, effectiveDistributionTarget(targetRule(row.length, {}), p));
}

/** As `klFromLogits`, of a row and a target of the kernel's kind. */
export function klOfRow(row: SoftmaxRow, target: EffectiveTarget): RowLoss {
  return {
    loss: crossEntropyOfRow(row, target) - natsOf(targetValues(target, row.length)),
    gradient: crossEntropyGradient(row, probabilitiesOf(row), target),
  };
}
