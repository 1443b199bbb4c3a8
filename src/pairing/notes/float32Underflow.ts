import { logSoftmax } from '../../core';
import type { Note } from './note';

/** log 2⁻¹⁴⁹·½: a smaller number is 0 in float32. */
const LEAST_LOG = -150 * Math.LN2;
const MAX_ROWS = 1_000;

/**
 * A library that takes softmax first and its logarithm afterwards, in float32, gives ∞ or NaN where the target's q is
 * too small for it. PyTorch, optax, Keras and TensorFlow do not.
 */
export const float32Underflow: Note = ({ draft, question }) => {
  if (draft.kindReason.rule !== 'call' || draft.convention !== null) return [];
  if (!question?.target || question.scale !== 'logits' || question.loss !== 'crossEntropy') return [];
  const { rows, classes, scores, target } = question;
  if (target.kind !== 'index' || rows > MAX_ROWS) return [];
  const isLost = target.indices.some((index, row) => {
    const logQ = logSoftmax(scores.subarray(row * classes, (row + 1) * classes))[index];
    return logQ !== undefined && Number.isFinite(logQ) && logQ < LEAST_LOG;
  });
  return isLost ? [{ code: 'float32', severity: 'information', loss: Infinity }] : [];
};
