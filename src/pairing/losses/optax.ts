import { words, type KnownLoss } from './knownLoss';

const optaxRow = { convention: 'optax', reduction: 'none' } as const;

function optax(
  name: string,
  call: string,
  rest: Pick<KnownLoss, 'loss' | 'scale' | 'target' | 'logTarget' | 'defaults' | 'kind' | 'requires'>,
): KnownLoss {
  return {
    ...optaxRow,
    ...rest,
    name: `optax.${name}`,
    aliases: [`optax.losses.${name}`],
    call: words(call),
  };
}

export const optaxLosses: readonly KnownLoss[] = [
  optax('softmax_cross_entropy', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
  }),
  optax('safe_softmax_cross_entropy', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'distribution',
  }),
  optax('softmax_cross_entropy_with_integer_labels', 'logits labels axis', {
    loss: 'crossEntropy',
    scale: 'logits',
    target: 'index',
  }),
  optax('sigmoid_binary_cross_entropy', 'logits labels', {
    loss: 'bceWithLogits',
    scale: 'logits',
    target: 'values',
  }),
  optax('squared_error', 'predictions targets', { loss: 'squaredError', scale: 'values', target: 'values' }),
  optax('l2_loss', 'predictions targets', { loss: 'mse', scale: 'values', target: 'values' }),
  optax('huber_loss', 'predictions targets delta', { loss: 'huber', scale: 'values', target: 'values' }),
  optax('kl_divergence', 'log_predictions targets axis', {
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
  }),
  optax('kl_divergence_with_log_targets', 'log_predictions targets axis', {
    loss: 'klDiv',
    scale: 'log-probabilities',
    target: 'distribution',
    logTarget: true,
  }),
  optax('log_cosh', 'predictions targets', { loss: 'logCosh', scale: 'values', target: 'values' }),
  optax('cosine_distance', 'predictions targets', {
    loss: 'cosineDistance',
    scale: 'values',
    target: 'values',
  }),
  optax('hinge_loss', 'predictor_outputs targets', {
    loss: 'hinge',
    scale: 'values',
    target: 'values',
    kind: 'logits',
  }),
  optax('perceptron_loss', 'predictor_outputs targets', {
    loss: 'perceptron',
    scale: 'values',
    target: 'values',
    kind: 'logits',
  }),
  optax('multiclass_hinge_loss', 'scores labels', {
    loss: 'categoricalHinge',
    scale: 'logits',
    target: 'index',
  }),
  optax('multiclass_sparsemax_loss', 'scores labels', {
    loss: 'sparsemaxLoss',
    scale: 'logits',
    target: 'index',
  }),
  optax('sigmoid_focal_loss', 'logits labels alpha gamma', {
    loss: 'sigmoidFocal',
    scale: 'logits',
    target: 'values',
    requires: 'alpha',
  }),
  optax('poly_loss_cross_entropy', 'logits labels loss_epsilon', {
    loss: 'polyLoss',
    scale: 'logits',
    target: 'distribution',
    defaults: { epsilon: 2 },
  }),
];
