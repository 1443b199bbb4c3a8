import { t } from '@vscode/l10n';
import { sigmoid } from '../../core';
import type { LossQuestion } from '../../core/question';
import { formatGiven } from '../numbers';
import { factor } from './blocks';

const number = (value: number): string => formatGiven(value);
const inParentheses = (value: number): string => factor(number(value));

/** Losses of an element against one of two classes, with numbers; undefined for another loss. */
export function binarySteps(
  { loss, options }: LossQuestion,
  x: number,
  y: number,
  index: number,
): readonly string[] | undefined {
  const product = `${inParentheses(y)}·${inParentheses(x)}`;
  const opposite = `−${product}`;
  switch (loss) {
    case 'bceWithLogits':
      return weighted(logitSteps(x, y, options.posWeight?.[index]), options.weight?.[index]);
    case 'bceProbs':
      return weighted(probabilitySteps(x, y), options.weight?.[index]);
    case 'sigmoidFocal':
      return focalSteps(options, x, y);
    case 'hinge':
      return [`L = max(0, 1 − y·x) = max(0, 1 − ${product})`, t('∂L/∂x = −y where 1 − y·x > 0, else 0')];
    case 'squaredHinge':
      return [
        `L = max(0, 1 − y·x)² = max(0, 1 − ${product})²`,
        `∂L/∂x = −2·${inParentheses(y)}·max(0, 1 − ${product})`,
      ];
    case 'perceptron':
      return [`L = max(0, −y·x) = max(0, ${opposite})`, t('∂L/∂x = −y where −y·x > 0, else 0')];
    case 'softMargin':
      return [
        `L = log(1 + e^(−y·x)) = log(1 + e^(${opposite}))`,
        `∂L/∂x = −y·σ(−y·x) = −${inParentheses(y)}·σ(${opposite})`,
      ];
    default:
      return undefined;
  }
}

/** A weight of the element multiplies both. */
function weighted(lines: readonly string[], weight: number | undefined): readonly string[] {
  return weight === undefined ? lines : [...lines, t('both times the element’s weight {0}', number(weight))];
}

function probabilitySteps(q: number, y: number): readonly string[] {
  const [given, target] = [inParentheses(q), inParentheses(y)];
  return [
    `L = −${target}·log ${given} − (1 − ${target})·log(1 − ${given})`,
    `∂L/∂q = −${target}/${given} + (1 − ${target})/(1 − ${given})`,
  ];
}

/** y·log(1 + e^(−ℓ)) + (1 − y)·log(1 + e^ℓ) → σ(ℓ) − y. */
function logitSteps(x: number, y: number, posWeight: number | undefined): readonly string[] {
  const [logit, target] = [number(x), inParentheses(y)];
  const weight = posWeight === undefined ? '' : `${formatGiven(posWeight)}·`;
  const [sigma, rest] = [number(sigmoid(x)), number(sigmoid(-x))];
  const derivative =
    posWeight === undefined
      ? `∂L/∂ℓ = (1 − y)·σ(ℓ) − y·σ(−ℓ) = σ(ℓ) − y = ${sigma} − ${target}`
      : `∂L/∂ℓ = (1 − y)·σ(ℓ) − w·y·σ(−ℓ) = (1 − ${target})·${sigma} − ${weight}${target}·${rest}`;
  return [
    t('−log σ(ℓ) = log(1 + e^(−ℓ)) and −log(1 − σ(ℓ)) = log(1 + e^ℓ), so'),
    `L = ${weight}${target}·log(1 + e^${factor(number(-x))}) + (1 − ${target})·log(1 + e^${factor(logit)})`,
    `σ(${logit}) = 1/(1 + e^${factor(number(-x))}) = ${sigma}`,
    derivative,
  ];
}

/** −α_t (1 − p_t)^γ log p_t with p_t the probability of the class that is right. */
function focalSteps(
  { alpha = 0.25, gamma = 2 }: LossQuestion['options'],
  x: number,
  y: number,
): readonly string[] {
  if (typeof alpha !== 'number') return [];
  const right = y === 1 ? x : -x;
  const weight = y === 1 ? number(alpha) : `(1 − ${number(alpha)})`;
  const [p, rest] = [number(sigmoid(right)), number(sigmoid(-right))];
  const power = number(gamma);
  return [
    `p_t = σ(${number(right)}) = ${p}`,
    `L = −α_t·(1 − p_t)^γ·log p_t = −${weight}·${rest}^${power}·log ${p}`,
    `∂L/∂ℓ = ${y === 1 ? '−' : ''}α_t·(1 − p_t)^γ·(1 − p_t − γ·p_t·log p_t) = ${y === 1 ? '−' : ''}${weight}·${rest}^${power}·(${rest} − ${power}·${p}·log ${p})`,
  ];
}
