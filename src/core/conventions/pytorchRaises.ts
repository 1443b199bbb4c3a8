import type { LossQuestion, Target } from '../question';
import { isIgnored } from '../report/targetOfRow';
import { shapeText, type Raised } from './raised';
import { rowNumbers } from './unitOf';

/**
 * What PyTorch 1.13 raises for a question before it computes anything, in the order of its checks: the first one is
 * what a person sees.
 *
 * @param ignoreIndex the one that was given, not the default.
 */
export function pytorchRaises(
  question: LossQuestion,
  ignoreIndex: number | undefined,
  name: string,
): readonly Raised[] {
  const { target } = question;
  if (target === undefined) return [];
  const own = name === 'cross_entropy' || name === 'nll_loss';
  return own ? classification(question, target, ignoreIndex, name) : elementwise(question, target, name);
}

const runtimeError = (message: string): Raised => ({ exception: 'RuntimeError', message });
const valueError = (message: string): Raised => ({ exception: 'ValueError', message });

function classification(
  question: LossQuestion,
  target: Target,
  ignoreIndex: number | undefined,
  name: string,
): Raised[] {
  if (target.kind === 'index') return index(question, target.indices, name);
  if (name === 'nll_loss')
    return [runtimeError('0D or 1D target tensor expected, multi-target not supported')];
  return [
    ...(ignoreIndex !== undefined && ignoreIndex >= 0
      ? [runtimeError('ignore_index is not supported for floating point target')]
      : []),
    ...weights(question, 'cross_entropy: '),
    ...smoothing(question),
  ];
}

function index(question: LossQuestion, indices: readonly number[], name: string): Raised[] {
  const { rows, classes } = question;
  if (indices.length !== rows)
    return [
      valueError(`Expected input batch_size (${rows}) to match target batch_size (${indices.length}).`),
    ];
  const isWhole = indices.every((value) => Number.isInteger(value));
  const outside = rowNumbers(question).find(
    (row) => !isIgnored(question, row) && !(indices[row] >= 0 && indices[row] < classes),
  );
  return [
    ...(name === 'nll_loss' ? [] : smoothing(question)),
    ...(isWhole ? [] : [runtimeError('expected scalar type Long but found Float')]),
    ...weights(question, ''),
    ...(!isWhole || outside === undefined
      ? []
      : [{ exception: 'IndexError', message: `Target ${indices[outside]} is out of bounds.` }]),
  ];
}

function smoothing({ options: { labelSmoothing = 0 } }: LossQuestion): Raised[] {
  return labelSmoothing > 1
    ? [runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${labelSmoothing}`)]
    : [];
}

function weights({ options: { weight }, classes }: LossQuestion, prefix: string): Raised[] {
  if (weight === undefined || weight.length === classes) return [];
  const found = shapeText([weight.length]);
  return [
    runtimeError(
      `${prefix}weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${found}`,
    ),
  ];
}

function elementwise(
  { scores, options, loss, classes }: LossQuestion,
  target: Target,
  name: string,
): Raised[] {
  const found = target.kind === 'index' ? target.indices.length : target.values.length;
  if (found !== scores.length) return [sizeMismatch(scores.length, found, name)];
  if (loss === 'smoothL1' && (options.beta ?? 1) < 0)
    return [runtimeError('smooth_l1_loss does not support negative values for beta.')];
  if (loss === 'huber' && !((options.delta ?? 1) > 0))
    return [runtimeError('huber_loss does not support non-positive values for delta.')];
  if (loss === 'bceProbs' && !scores.every((x) => x >= 0 && x <= 1))
    return [runtimeError('all elements of input should be between 0 and 1')];
  if (options.posWeight !== undefined && options.posWeight.length !== classes)
    return [broadcast(options.posWeight.length, classes)];
  return [];
}

function sizeMismatch(input: number, target: number, name: string): Raised {
  if (name === 'binary_cross_entropy')
    return valueError(
      `Using a target size (torch.Size(${shapeText([target])})) that is different to the input size (torch.Size(${shapeText([input])})) is deprecated. Please ensure they have the same size.`,
    );
  if (name === 'binary_cross_entropy_with_logits')
    return valueError(
      `Target size (torch.Size(${shapeText([target])})) must be the same as input size (torch.Size(${shapeText([input])}))`,
    );
  return broadcast(input, target);
}

function broadcast(first: number, second: number): Raised {
  return runtimeError(
    `The size of tensor a (${first}) must match the size of tensor b (${second}) at non-singleton dimension 0`,
  );
}
