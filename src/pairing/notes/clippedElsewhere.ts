import { logSoftmax } from '../../core';
import type { Note } from './note';

/** Keras holds probabilities to at least this before their logarithm. */
const EPSILON = 1e-7;
const REACH = 600;
const MAX_ROWS = 1_000;

/**
 * Logits of which the text gives a loss from probabilities as well: Keras takes that of probabilities held to
 * 10⁻⁷ … 1 − 10⁻⁷, which for a target's smaller q is less than the loss of the logits.
 */
export const clippedElsewhere: Note = ({ surroundings, draft, question }) => {
  if (!question?.target || question.scale !== 'logits' || question.loss !== 'crossEntropy') return [];
  if (question.reduction !== 'mean' || question.rows > MAX_ROWS || question.options.weight) return [];
  const { text, syntax } = surroundings;
  const around = text.slice(Math.max(0, draft.scores.start - REACH), draft.scores.end + REACH);
  if (!syntax.prose || !/probabilit|from_logits/i.test(around)) return [];
  const { rows, classes, scores, target } = question;
  let sum = 0;
  let isClipped = false;
  for (let row = 0; row < rows; row++) {
    const logQ = logSoftmax(scores.subarray(row * classes, (row + 1) * classes));
    for (let index = 0; index < classes; index++) {
      const p =
        target.kind === 'index'
          ? Number(target.indices[row] === index)
          : (target.values[row * classes + index] ?? 0);
      if (p === 0) continue;
      const q = Math.exp(logQ[index] ?? NaN);
      isClipped ||= q < EPSILON;
      sum -= p * Math.log(Math.min(Math.max(q, EPSILON), 1 - EPSILON));
    }
  }
  if (!isClipped) return [];
  return [{ code: 'clipped', severity: 'information', by: 'Keras', epsilon: EPSILON, loss: sum / rows }];
};
