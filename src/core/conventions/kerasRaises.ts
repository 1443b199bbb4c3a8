import type { LossQuestion } from '../question';
import { labelOutside, labelValues, type Raised } from './raised';
import { tupleText } from './raised';
import { keptRows } from './unitOf';

/** What Keras raises for a question, on the backend named. */
export function kerasRaises(
  question: LossQuestion,
  version: 'tensorflow' | 'jax' | 'keras2',
): readonly Raised[] {
  const { target, rows, classes, scores } = question;
  if (target === undefined) return [];
  if (target.kind === 'index' && target.indices.length !== rows)
    return version === 'keras2'
      ? []
      : [
          {
            exception: 'ValueError',
            message:
              'Arguments `target` and `output` must have the same shape up until the last dimension: ' +
              `target.shape=${tupleText([target.indices.length])}, output.shape=${tupleText([rows, classes])}`,
          },
        ];
  if (target.kind !== 'index' && target.values.length !== scores.length) return [];
  if (target.kind !== 'index' || version === 'jax') return [];
  const outside = labelOutside(question, keptRows(question));
  return outside === undefined ? [] : [outOfRange(outside, classes, target.indices)];
}

/** TensorFlow on a CPU; on a GPU the row is NaN instead. */
export function outOfRange(label: number, classes: number, labels: readonly number[]): Raised {
  return {
    exception: 'InvalidArgumentError',
    message: `Received a label value of ${label} which is outside the valid range of [0, ${classes}).  Label values: ${labelValues(labels)}`,
  };
}
