import { t } from '@vscode/l10n';
import { nudgeRowLoss } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { lossLabel } from '../lossLabels';
import { formatGiven, formatLoss, formatNumber } from '../numbers';
import { factor, heading, steps, strong, sumOfTerms, termsShown } from './blocks';
import { classTable, reductionNote } from './derivationTable';
import { nudgeSteps } from './derivationNudge';

/** Any other loss of a row: its formula, its gradient, and the gradient again by nudging one score. */
export function derivationOfScore(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  const { symbol, formula, gradient, by } = lossLabel(question.loss, question);
  const { loss = NaN } = row;
  const nudge = nudgeRowLoss(question, row.row, index);
  return [
    heading(t('From the loss to its gradient')),
    steps(
      `${symbol} = ${formula}`,
      ...scoreSteps(question, row),
      [`${symbol} = `, strong(formatLoss(loss))],
      ...(gradient.startsWith('∂') ? [] : [`∂${symbol}/∂${by} = ${gradient}`]),
      ...(question.loss === 'brier' && row.logSumExp !== undefined
        ? brierGradient(lens, question, row, index)
        : []),
    ),
    classTable(lens, question, row, index, t('Every class and its gradient')),
    ...nudgeSteps(nudge, symbol, className(lens, index), row.gradient?.[index] ?? NaN),
    ...reductionNote(lens, row),
  ];
}

/** The loss with numbers in place of its symbols, for the losses whose symbols are few. */
function scoreSteps({ loss }: LossQuestion, row: RowReport): string[] {
  switch (loss) {
    case 'brier':
      return brierSteps(row);
    case 'spherical':
      return sphericalSteps(row);
    case 'klDiv':
      return divergenceSteps(row);
    default:
      return [];
  }
}

function sphericalSteps({ q, p }: RowReport): string[] {
  if (!q || !p) return [];
  const first = Array.from(q.subarray(0, termsShown));
  const products = first.map((value, index) => `${factor(formatGiven(p[index]))}·${formatNumber(value)}`);
  const squares = first.map((value) => `${formatNumber(value)}²`);
  return [`  = −(${sumOfTerms(products, q.length)})/√(${sumOfTerms(squares, q.length)})`];
}

/** p (log p − log q), with 0 log 0 = 0. */
function divergenceSteps({ q, p, scores, logSumExp }: RowReport): string[] {
  if (!q || !p) return [];
  const own = Array.from(p.keys()).filter((index) => p[index] > 0);
  const terms = own.slice(0, termsShown).map((index) => {
    const mass = formatGiven(p[index]);
    const given = logSumExp === undefined && scores[index] !== q[index];
    return `${mass}·(log ${mass} − ${given ? factor(formatGiven(scores[index])) : `log ${formatNumber(q[index])}`})`;
  });
  return own.length === 0 ? [] : [`  = ${sumOfTerms(terms, own.length)}`];
}

function brierSteps({ q, p }: RowReport): string[] {
  if (!q || !p) return [];
  const terms = Array.from(
    q.subarray(0, termsShown),
    (value, index) => `(${formatNumber(value)} − ${factor(formatGiven(p[index]))})²`,
  );
  return [`  = ${sumOfTerms(terms, q.length)}`];
}

/** v = ∂S/∂q = 2(q − p), and through softmax q_k (v_k − Σ q v)/T. */
function brierGradient(lens: Lens, { options }: LossQuestion, { q, p }: RowReport, index: number): string[] {
  if (!q || !p) return [];
  const mean = q.reduce((sum, value, each) => sum + 2 * value * (value - p[each]), 0);
  const own = 2 * (q[index] - p[index]);
  const over =
    options.temperature === undefined || options.temperature === 1
      ? ''
      : `/${formatNumber(options.temperature)}`;
  return [
    t('with v = ∂S/∂q = 2(q − p): ∂S/∂ℓ_k = q_k (v_k − Σ q v){0}', over === '' ? '' : '/T'),
    t(
      'for {0}: {1}·({2} − {3}){4}',
      className(lens, index),
      formatNumber(q[index]),
      formatNumber(own),
      factor(formatNumber(mean)),
      over,
    ),
  ];
}
