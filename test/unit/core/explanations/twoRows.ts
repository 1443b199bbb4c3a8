import type { LossQuestion } from '../../../../src/core/question';

/** Two rows of logits with a class each: mean 0.3185, sum 0.6371. */
export const two: LossQuestion = {
  scores: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3),
  rows: 2,
  classes: 3,
  scale: 'logits',
  loss: 'crossEntropy',
  reduction: 'mean',
  options: {},
  target: { kind: 'index', indices: [0, 1] },
};
