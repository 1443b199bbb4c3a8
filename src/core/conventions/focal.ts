import type { LossQuestion } from '../question';
import { sigmoidFocalElement } from '../elementwise/sigmoidFocal';
import { float64 } from './arithmetic';
import { logisticLoss } from './binaryUnit';
import { clippedElements, clippedRows } from './clipped';
import type { Clipping } from './clippedUnit';
import type { Difference } from './difference';
import { ownElements } from './elementLosses';
import { clippedFocal, sigmoidFocalOf } from './focalUnit';
import type { FrameworkLoss } from './frameworkLoss';
import type { Given } from './given';
import { epsilon, type KerasVersion } from './kerasVersions';
import { ownRows } from './rowLosses';
import { roundedSoftmax } from './softmaxUnit';
import { rowNumbers, scoresOf } from './unitOf';
import { isWellFormed } from './wellFormed';

/** γ and α of mathematics where the question names none; a list has no weight of the elements. */
const focusOf = ({ options }: LossQuestion, alpha: number) => ({
  gamma: options.gamma ?? 2,
  alpha: options.alpha ?? alpha,
});

const argument = (name: string, value: number | readonly number[]): string =>
  `${name}=${typeof value === 'number' ? value : `[${value.slice(0, 8).join(', ')}${value.length > 8 ? ', …' : ''}]`}`;

/** Keras' focal cross entropy of a distribution; undefined of log-probabilities. */
export function kerasFocal(given: Given): FrameworkLoss | undefined {
  const { question } = given;
  const { scale, options, target } = question;
  if (scale === 'log-probabilities') return undefined;
  const { gamma, alpha } = focusOf(question, 1);
  const isLogits = scale !== 'probabilities';
  const temperature = isLogits ? (options.temperature ?? 1) : undefined;
  const written = [
    argument('alpha', alpha),
    argument('gamma', gamma),
    ...(isLogits ? ['from_logits=True'] : []),
  ];
  return ownRows(
    {
      ...given,
      call: `keras.losses.CategoricalFocalCrossentropy(${written.join(', ')})`,
      differences: [
        ...(given.differences ?? []),
        ...(target?.kind === 'index' ? [{ code: 'needs-one-hot' } as const] : []),
        ...ownDefault(options.alpha, 'alpha', '0.25'),
        ...clippedNote(clippedRows(asProbabilities(question, temperature), clipping)),
      ],
      denominator: question.rows,
      denominatorKind: 'rows',
    },
    (scores, p, arithmetic) =>
      clippedFocal(scores, p, { gamma, alpha }, { epsilon, temperature }, arithmetic),
  );
}

/** Keras' focal cross entropy of elements: on JAX of σ(x), on TensorFlow of the logit that σ was taken of. */
export function kerasSigmoidFocal(given: Given, version: KerasVersion): FrameworkLoss | undefined {
  const { gamma, alpha } = focusOf(given.question, 0.25);
  if (typeof alpha !== 'number') return undefined;
  const call = `keras.losses.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=${alpha}, gamma=${gamma}, from_logits=True)`;
  const isHeld = version === 'jax';
  const differences: readonly Difference[] = [
    { code: 'own-default', argument: 'apply_class_balancing', value: 'False' },
    ...(isHeld ? clippedNote(clippedElements(asSigmoids(given.question), clipping)) : []),
  ];
  const loss = ownElements({ ...given, call, differences }, (x, y, _, arithmetic) =>
    sigmoidFocalOf(x, y, { gamma, alpha }, isHeld ? { epsilon } : 'relu', arithmetic),
  );
  return isHeld ? loss : { ...loss, roundedLike: 'focal of max(x, 0)' };
}

/** `torchvision.ops.sigmoid_focal_loss`, which takes 1 − p_t of the rounded p_t. */
export function torchvisionFocal(given: Given): FrameworkLoss | undefined {
  const { gamma, alpha } = focusOf(given.question, 0.25);
  if (typeof alpha !== 'number') return undefined;
  const call = `torchvision.ops.sigmoid_focal_loss(alpha=${alpha}, gamma=${gamma})`;
  return ownElements({ ...given, call }, (x, y, _, arithmetic) =>
    sigmoidFocalOf(x, y, { gamma, alpha }, 'pytorch', arithmetic),
  );
}

/** optax' focal loss, (1 − p_t)^γ from log σ: 0 · ∞ is NaN at infinite logits. */
export function optaxSigmoidFocal(given: Given): FrameworkLoss | undefined {
  const { gamma, alpha } = focusOf(given.question, 0.25);
  if (typeof alpha !== 'number') return undefined;
  const call = `optax.losses.sigmoid_focal_loss(alpha=${alpha}, gamma=${gamma})`;
  const { derivative } = sigmoidFocalElement(alpha, gamma);
  const { scores, classes, target } = given.question;
  const y = target?.kind === 'values' ? target.values : scores;
  const isSure = (x: number, index: number): boolean => x === (y[index] === 1 ? Infinity : -Infinity);
  const index = scores.findIndex(isSure);
  const place = { row: Math.floor(index / classes), index: index % classes };
  const differences: readonly Difference[] = [
    ...ownDefault(given.question.options.alpha, 'alpha', 'None'),
    ...(index < 0 ? [] : [{ code: 'zero-times-infinity', ...place } as const]),
  ];
  return ownElements({ ...given, call, differences }, (x, label, _, arithmetic) => {
    const { store, round } = arithmetic;
    const entropy = logisticLoss(x, label, 1, 'log-sigmoid', arithmetic);
    const right = label === 1 ? store(x) : -store(x);
    const away = round(Math.max(right, 0) + round(Math.log1p(round(Math.exp(-Math.abs(right))))));
    const focus = gamma === 0 ? 1 : round(Math.exp(round(-gamma * away)));
    const weight = round(round(alpha * label) + round(round(1 - alpha) * round(1 - label)));
    return { loss: store(round(weight * round(entropy * focus))), derivative: derivative(x, label) };
  });
}

/** That the framework would take another value where the question, too, leaves it to the default. */
function ownDefault(
  given: number | readonly number[] | undefined,
  name: string,
  value: string,
): readonly Difference[] {
  return given === undefined ? [{ code: 'own-default', argument: name, value }] : [];
}

const clipping: Clipping = { epsilon, renormalises: 'before' };

const clippedNote = (elements: number): readonly Difference[] =>
  elements === 0 ? [] : [{ code: 'clipped', epsilon, elements, added: false }];

/** The question about q in place of logits. */
function asProbabilities(question: LossQuestion, temperature: number | undefined): LossQuestion {
  if (temperature === undefined || !isWellFormed(question)) return question;
  const scores = new Float64Array(question.scores.length);
  for (const row of rowNumbers(question))
    scores.set(roundedSoftmax(scoresOf(question, row), temperature, float64), row * question.classes);
  return { ...question, scores };
}

const asSigmoids = (question: LossQuestion): LossQuestion => ({
  ...question,
  scores: question.scores.map((x) => 1 / (1 + Math.exp(-x))),
});
