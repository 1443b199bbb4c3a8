import { t } from '@vscode/l10n';
import { lossCalled } from '../../core';
import type { LossQuestion } from '../../core/question';
import { formatGiven } from '../numbers';
import { binarySteps } from './derivationBinarySteps';
import { factor } from './blocks';

const number = (value: number): string => formatGiven(value);
const inParentheses = (value: number): string => factor(number(value));

/** The loss of one element and its derivative with x and y in place of the symbols. */
export function elementSteps(question: LossQuestion, x: number, y: number, index: number): readonly string[] {
  const { loss, options } = question;
  const isInBits = options.unit === 'bits' && lossCalled(loss).unit === 'nats';
  const steps = differenceSteps(question, x, y) ??
    furtherSteps(question, x, y, index) ??
    binarySteps(question, x, y, index) ?? [`x = ${number(x)}, y = ${number(y)}`];
  return isInBits ? [...steps, t('both over log 2, in bits')] : steps;
}

/** Losses of x − y and other regression losses. */
function differenceSteps(
  { loss, options }: LossQuestion,
  x: number,
  y: number,
): readonly string[] | undefined {
  const d = x - y;
  const difference = `x − y = ${number(x)} − ${inParentheses(y)} = ${number(d)}`;
  const shown = inParentheses(d);
  switch (loss) {
    case 'mse':
      return [difference, `L = ½·${shown}²`, `∂L/∂x = ½·2·(x − y) = x − y = ${number(d)}`];
    case 'squaredError':
      return [difference, `L = ${shown}²`, `∂L/∂x = 2·${shown}`];
    case 'absoluteError':
      return [difference, `L = |${number(d)}|`, `∂L/∂x = sgn(${number(d)})`];
    case 'quartic':
      return [difference, `L = ${shown}⁴`, `∂L/∂x = 4·${shown}³`];
    case 'logCosh':
      return [difference, `L = log cosh(${number(d)})`, `∂L/∂x = tanh(${number(d)})`];
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
    default:
      return undefined;
  }
}

/** Regression losses with options of their own. */
function furtherSteps(
  { loss, options }: LossQuestion,
  x: number,
  y: number,
  index: number,
): readonly string[] | undefined {
  const d = x - y;
  const difference = `x − y = ${number(x)} − ${inParentheses(y)} = ${number(d)}`;
  switch (loss) {
    case 'quantile':
      return [difference, ...quantileSteps(d, options.quantile ?? 0.5)];
    case 'gaussianNll':
      return [difference, ...gaussianSteps(options, d, index)];
    case 'poissonNll':
      return poissonSteps(options, x, y);
    case 'squaredLogarithmicError':
      return [
        `L = (log(1 + ${inParentheses(x)}) − log(1 + ${inParentheses(y)}))²`,
        `∂L/∂x = 2·(log(1 + ${inParentheses(x)}) − log(1 + ${inParentheses(y)}))/(1 + ${inParentheses(x)})`,
      ];
    default:
      return undefined;
  }
}

/** τ for what is too small, 1 − τ for what is too large. */
function quantileSteps(d: number, level: number): readonly string[] {
  const tau = formatGiven(level);
  const size = number(Math.abs(d));
  return d < 0
    ? [`x < y: L = τ·|x − y| = ${tau}·${size}`, `∂L/∂x = −τ = −${tau}`]
    : [
        `x ≥ y: L = (1 − τ)·|x − y| = (1 − ${tau})·${size}`,
        d > 0
          ? `∂L/∂x = 1 − τ = 1 − ${tau}`
          : t('∂L/∂x: any number from −τ to 1 − τ is a subgradient at x = y'),
      ];
}

function gaussianSteps(options: LossQuestion['options'], d: number, index: number): readonly string[] {
  const { variance = 1, epsilon = 1e-6, full } = options;
  const v = Math.max(typeof variance === 'number' ? variance : (variance[index] ?? NaN), epsilon);
  const constant = full ? ' + log 2π' : '';
  return [
    `v = ${number(v)}`,
    `L = ½·(log ${number(v)}${constant} + ${inParentheses(d)}²/${number(v)})`,
    `∂L/∂x = (x − y)/v = ${inParentheses(d)}/${number(v)}`,
  ];
}

function poissonSteps(
  { logInput = true, epsilon = 1e-8, full }: LossQuestion['options'],
  x: number,
  y: number,
): readonly string[] {
  const [given, target] = [inParentheses(x), inParentheses(y)];
  const constant = full ? t(' + what Stirling’s formula gives for log y!, where y > 1') : '';
  if (logInput) return [`L = e^${given} − ${target}·${given}${constant}`, `∂L/∂x = e^${given} − ${target}`];
  const rate = epsilon === 0 ? given : `(${number(x)} + ${number(epsilon)})`;
  return [`L = ${given} − ${target}·log ${rate}${constant}`, `∂L/∂x = 1 − ${target}/${rate}`];
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
