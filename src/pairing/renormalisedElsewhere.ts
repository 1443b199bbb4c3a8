import type { Diagnostic } from '../core/diagnostic';
import type { CallPair } from './callDraft';
import { applySteps } from './preparedScores';
import { SUM_ROUNDING } from './precision';

/** Another call takes the same numbers as rows of classes, and divides each row by its sum first. */
export function renormalisedElsewhere(calls: readonly CallPair[]): readonly Diagnostic[] {
  for (const { call, scores } of calls) {
    if (call.known.name !== 'sklearn.metrics.log_loss' || scores.kind !== 'array') continue;
    const tensor = applySteps(scores.literal, scores.steps);
    if ('failed' in tensor || tensor.shape.length !== 2) continue;
    const classes = tensor.shape[1] ?? 0;
    for (let row = 0; row < (tensor.shape[0] ?? 0); row++) {
      const sum = tensor.values
        .subarray(row * classes, (row + 1) * classes)
        .reduce((total, value) => total + value, 0);
      if (!(Math.abs(sum - 1) > SUM_ROUNDING)) continue;
      const { start, end } = call.call;
      const by = 'log_loss of scikit-learn up to 1.4';
      return [{ code: 'renormalised', severity: 'information', by, row, sum, place: { start, end } }];
    }
  }
  return [];
}
