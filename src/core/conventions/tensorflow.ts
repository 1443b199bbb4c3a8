import type { LossQuestion } from '../question';
import { logisticEntropy } from './elementLosses';
import type { Given } from './given';
import { softmaxEntropy } from './softmaxLoss';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { outOfRange } from './kerasRaises';
import { withoutIgnoreIndex, withoutOptions } from './options';
import { labelOutside } from './raised';
import { rowNumbers } from './unitOf';

const run = { versions: '2.21', evidence: 'run' } as const;
const dense: Source = { file: 'tensorflow/core/kernels/xent_op.h', ...run };
const sparse: Source = { file: 'tensorflow/core/kernels/sparse_xent_op.cc', ...run };
const logistic: Source = { file: 'tensorflow/python/ops/nn_impl.py', ...run };

/**
 * How `tf.nn` answers a question: one loss per example, without weights, smoothing or an ignore index; the caller's
 * mean divides by all rows. The dense function's gradient is q − p, whatever p sums to.
 */
export function tensorflowLoss(question: LossQuestion): FrameworkLoss | undefined {
  switch (question.loss) {
    case 'crossEntropy':
      return softmax(question);
    case 'bceWithLogits': {
      const isWeighted = question.options.posWeight !== undefined;
      const name = isWeighted ? 'weighted_cross_entropy_with_logits' : 'sigmoid_cross_entropy_with_logits';
      return logisticEntropy(
        {
          call: `tf.nn.${name}`,
          source: logistic,
          ...withoutOptions(question, ['weight']),
          denominator: question.scores.length,
          denominatorKind: 'caller',
        },
        'relu',
      );
    }
    default:
      return undefined;
  }
}

function softmax(question: LossQuestion): FrameworkLoss {
  const { target, classes, rows } = question;
  const isIndex = target?.kind === 'index';
  const plain = withoutOptions(question, ['weight', 'labelSmoothing']);
  const all = withoutIgnoreIndex(plain.question);
  const outside = labelOutside(question, rowNumbers(question));
  const given: Given = {
    call: isIndex
      ? 'tf.nn.sparse_softmax_cross_entropy_with_logits'
      : 'tf.nn.softmax_cross_entropy_with_logits',
    source: isIndex ? sparse : dense,
    question: all.question,
    raises: isIndex && outside !== undefined ? [outOfRange(outside, classes, target.indices)] : [],
    differences: [...plain.differences, ...all.differences],
    denominator: rows,
    denominatorKind: 'caller',
  };
  return softmaxEntropy(given, { ignoresMass: !isIndex });
}
