import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { logisticEntropy, regression } from './elementLosses';
import { optaxSigmoidFocal } from './focal';
import type { Given } from './given';
import { leadLoss } from './margin';
import { optaxPoly } from './optaxPoly';
import { ownRows } from './rowLosses';
import { softmaxEntropy } from './softmaxLoss';
import type { Difference } from './difference';
import { divergenceLoss } from './divergenceUnit';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { plainFurther } from './further';
import { wrappedTarget } from './jaxIndices';
import { withoutIgnoreIndex, withoutOptions } from './options';
import type { Raised } from './raised';

/** With JAX 0.10. */
const optaxVersions = { versions: '0.2.8', evidence: 'run', readIn: '0.2.5–0.2.8' } as const;
const classification: Source = {
  file: 'optax/losses/_classification.py',
  ...optaxVersions,
};
const errors: Source = { file: 'optax/losses/_regression.py', ...optaxVersions };

/**
 * How optax answers a question. Its functions give one loss per example and take neither weights nor an ignore
 * index; the caller's mean divides by all rows.
 *
 * @param isSafe `safe_softmax_cross_entropy`, in which 0 · ∞ is 0; undefined where it is no different function.
 */
export function optaxLoss(question: LossQuestion, isSafe = false): FrameworkLoss | undefined {
  if (isSafe) return question.target?.kind === 'distribution' ? softmax(question, true) : undefined;
  switch (question.loss) {
    case 'crossEntropy':
      return softmax(question, false);
    case 'bceWithLogits':
      return logistic(question);
    case 'klDiv':
      return question.scale === 'logits' || question.scale === 'probabilities'
        ? undefined
        : divergence(question);
    case 'mse':
      return regression(elementwise(question, 'l2_loss'));
    case 'squaredError':
      return regression(elementwise(question, 'squared_error'));
    case 'huber':
      return regression(elementwise(question, 'huber_loss'));
    case 'sigmoidFocal':
      // Before 0.2.6 it took 1 − p_t of the rounded p_t.
      return optaxSigmoidFocal({
        ...elementwise(question, ''),
        source: { ...classification, readIn: '0.2.6–0.2.8' },
      });
    case 'polyLoss':
      return optaxPoly(question, { source: classification, ...byCaller(question) });
    case 'categoricalHinge':
      return leadLoss({
        call: 'optax.losses.multiclass_hinge_loss',
        source: classification,
        question,
        ...byCaller(question),
      });
    default:
      return plainFurther(question, functions, sourceOf(question), {
        denominator: isElementwise(question.loss) ? question.scores.length : question.rows,
        denominatorKind: 'caller',
      });
  }
}

/** Further functions that are those of mathematics. */
const functions = {
  logCosh: 'optax.log_cosh',
  cosineDistance: 'optax.cosine_distance',
  hinge: 'optax.hinge_loss',
  perceptron: 'optax.perceptron_loss',
  sparsemaxLoss: 'optax.multiclass_sparsemax_loss',
};

const sourceOf = ({ loss }: LossQuestion): Source =>
  loss === 'logCosh' || loss === 'cosineDistance' ? errors : classification;

function softmax(question: LossQuestion, isSafe: boolean): FrameworkLoss | undefined {
  if (question.loss !== 'crossEntropy') return undefined;
  const isIndex = question.target?.kind === 'index';
  const plain = withoutOptions(question, ['weight', 'labelSmoothing']);
  const all = withoutIgnoreIndex(plain.question);
  const wrapped = wrappedTarget(all.question);
  const name = isIndex
    ? 'softmax_cross_entropy_with_integer_labels'
    : isSafe
      ? 'safe_softmax_cross_entropy'
      : 'softmax_cross_entropy';
  const differences = [...plain.differences, ...all.differences, ...wrapped.differences];
  const given: Given = {
    call: `optax.${name}`,
    source: classification,
    question: wrapped.question,
    raises: indexRaises(question),
    differences,
    ...byCaller(question),
  };
  const answer = softmaxEntropy(given, {
    order: isIndex ? 'lse-minus-logit' : 'shifted',
    skipsZero: isSafe,
  });
  return wrapped.filled.size === 0 ? answer : withFilled(answer, wrapped.filled);
}

/** Rows whose index is out of range are NaN. */
function withFilled(answer: FrameworkLoss, filled: ReadonlySet<number>): FrameworkLoss {
  return {
    ...answer,
    ownLoss: (row) => (filled.has(row) ? NaN : answer.ownLoss?.(row)),
    roundedUnit: (row, arithmetic) =>
      filled.has(row) ? NaN : (answer.roundedUnit?.(row, arithmetic) ?? NaN),
  };
}

function indexRaises({ target }: LossQuestion): Raised[] {
  const isWhole = target?.kind !== 'index' || target.indices.every((index) => Number.isInteger(index));
  return isWhole
    ? []
    : [
        {
          exception: 'TypeError',
          message: 'Expected the input to have a dtype that is a subdtype of …, got float32 instead',
        },
      ];
}

/** optax takes no mean: the caller's divides by every row. */
function byCaller({ rows }: LossQuestion): Pick<Given, 'denominator' | 'denominatorKind'> {
  return { denominator: rows, denominatorKind: 'caller' };
}

function logistic(question: LossQuestion): FrameworkLoss {
  const plain = withoutOptions(question, ['posWeight', 'weight']);
  return logisticEntropy(
    {
      ...elementwise(plain.question, 'sigmoid_binary_cross_entropy', plain.differences),
      source: classification,
    },
    'log-sigmoid',
  );
}

function divergence(question: LossQuestion): FrameworkLoss {
  const isLog = question.options.logTarget === true;
  return ownRows(
    {
      call: isLog ? 'optax.kl_divergence_with_log_targets' : 'optax.kl_divergence',
      source: classification,
      question,
      ...byCaller(question),
    },
    (scores, p, arithmetic) => divergenceLoss(scores, p, isLog ? 'log-target' : 'factored', arithmetic),
  );
}

function elementwise(question: LossQuestion, name: string, differences: readonly Difference[] = []): Given {
  return {
    call: `optax.${name}`,
    source: errors,
    question,
    differences,
    denominator: question.scores.length,
    denominatorKind: 'caller',
  };
}
