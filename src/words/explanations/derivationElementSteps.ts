import { t } from '@vscode/l10n';
import { sigmoid } from '../../core';
import type { LossQuestion } from '../../core/question';
import { lossLabel } from '../lossLabels';
import { formatGiven } from '../numbers';
import { factor } from './blocks';

const number = (value: number): string => formatGiven(value);
const inParentheses = (value: number): string => factor(number(value));

/** The loss of one element and its derivative with x and y in place of the symbols; nothing for a loss without steps. */
export function elementSteps(
  { loss, options }: LossQuestion,
  x: number,
  y: number,
  index: number,
): readonly string[] {
  const d = x - y;
  const difference = `x − y = ${number(x)} − ${inParentheses(y)} = ${number(d)}`;
  const shown = inParentheses(d);
  switch (loss) {
    case 'mse':
      return [difference, `L = ½·${shown}²`, t('∂L/∂x = ½·2·(x − y) = x − y')];
    case 'squaredError':
      return [difference, `L = ${shown}²`, `∂L/∂x = 2·${shown}`];
    case 'absoluteError':
      return [difference, `L = |${number(d)}|`, `∂L/∂x = sgn${d < 0 ? shown : `(${number(d)})`}`];
    case 'quartic':
      return [difference, `L = ${shown}⁴`, `∂L/∂x = 4·${shown}³`];
    case 'sinSquared':
      return [
        difference,
        `L = sin²(${number(d)}) + sin²(π·${shown})`,
        `∂L/∂x = sin(2·${shown}) + π·sin(2π·${shown})`,
      ];
    case 'huber':
      return [difference, ...huberSteps(d, options.delta ?? 1)];
    case 'smoothL1':
      return [difference, ...smoothL1Steps(d, options.beta ?? 1)];
    case 'bceWithLogits':
      return logitSteps(x, y, options.posWeight?.[index]);
    case 'bceProbs':
      return [
        `L = −${inParentheses(y)}·log ${inParentheses(x)} − (1 − ${inParentheses(y)})·log(1 − ${inParentheses(x)})`,
        `∂L/∂x = −${inParentheses(y)}/${inParentheses(x)} + (1 − ${inParentheses(y)})/(1 − ${inParentheses(x)})`,
      ];
    default:
      return [`${lossLabel(loss).by} = ${number(x)}, y = ${number(y)}`];
  }
}

function huberSteps(d: number, delta: number): readonly string[] {
  const size = Math.abs(d);
  const given = formatGiven(delta);
  return size <= delta
    ? [t('|x − y| = {0} ≤ δ = {1}: L = ½·{2}²', number(size), given, inParentheses(d)), '∂L/∂x = x − y']
    : [
        t('|x − y| = {0} > δ = {1}: L = {1}·({0} − ½·{1})', number(size), given),
        t('∂L/∂x = δ·sgn(x − y), the error clipped to ±δ'),
      ];
}

function smoothL1Steps(d: number, beta: number): readonly string[] {
  const size = Math.abs(d);
  const given = formatGiven(beta);
  return size < beta
    ? [
        t('|x − y| = {0} < β = {1}: L = ½·{2}²/{1}', number(size), given, inParentheses(d)),
        '∂L/∂x = (x − y)/β',
      ]
    : [t('|x − y| = {0} ≥ β = {1}: L = {0} − ½·{1}', number(size), given), '∂L/∂x = sgn(x − y)'];
}

/** y·log(1 + e^(−ℓ)) + (1 − y)·log(1 + e^ℓ) → σ(ℓ) − y. */
function logitSteps(x: number, y: number, posWeight: number | undefined): readonly string[] {
  const [logit, target] = [number(x), inParentheses(y)];
  const weight = posWeight === undefined ? '' : `${formatGiven(posWeight)}·`;
  const sum = `L = ${weight}${target}·log(1 + e^${factor(number(-x))}) + (1 − ${target})·log(1 + e^${factor(logit)})`;
  const sigma = `σ(${logit}) = 1/(1 + e^${factor(number(-x))}) = ${number(sigmoid(x))}`;
  const derivative =
    posWeight === undefined
      ? `∂L/∂ℓ = (1 − y)·σ(ℓ) − y·σ(−ℓ) = σ(ℓ) − y = ${number(sigmoid(x))} − ${target}`
      : `∂L/∂ℓ = (1 − y)·σ(ℓ) − w·y·σ(−ℓ) = (1 − ${target})·${number(sigmoid(x))} − ${weight}${target}·${number(sigmoid(-x))}`;
  return [t('−log σ(ℓ) = log(1 + e^(−ℓ)) and −log(1 − σ(ℓ)) = log(1 + e^ℓ), so'), sum, sigma, derivative];
}
