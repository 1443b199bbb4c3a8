import { t } from '@vscode/l10n';
import { crossEntropyOfProbabilities, distributionScale, tangentGradient, topClasses } from '../../core';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock, TextRun } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven, formatLoss, formatProbability, formatSigned } from '../numbers';
import {
  factor,
  heading,
  note,
  numberTable,
  paragraph,
  steps,
  strong,
  sumOfTerms,
  termsShown,
  tidy,
} from './blocks';
import { bitsStep, notFiniteNote } from './derivationOfSoftmax';
import { effectiveTargetBlocks } from './derivationTarget';
import { elided, reductionNote, shownItems } from './derivationTable';

/** −Σ p log q of given probabilities or log-probabilities, by what was given and by q. */
export function derivationOfProbabilities(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  const { q, p } = row;
  if (!q || !p) return [];
  const ofQ = crossEntropyOfProbabilities(p, q);
  const loss = (row.loss ?? NaN) * (question.options.unit === 'bits' ? Math.LN2 : 1);
  return [
    ...effectiveTargetBlocks(lens, question, row, index),
    heading(t('From −Σ p log q to its gradient')),
    ...(Number.isFinite(loss) ? [] : [notFiniteNote(loss)]),
    steps(
      ...stepsToLoss(question, row, loss),
      ...stepsToGradient(question, row, className(lens, index), index, ofQ.gradient[index]),
    ),
    tangentTable(lens, row, index, ofQ.gradient),
    paragraph(
      t(
        'While Σ q stays 1, q can only move along the simplex, where the part of −p/q tangent to it, −p/q less its mean, counts: it is 0 in every class at q = p/Σp, where −p/q itself is −Σp in every class.',
      ),
    ),
    ...throughSoftmax(row),
    ...reductionNote(lens, row),
  ];
}

const areLogarithms = (question: LossQuestion): boolean =>
  distributionScale(question) === 'log-probabilities';

function stepsToLoss(
  question: LossQuestion,
  row: RowReport,
  loss: number,
): readonly (string | readonly (string | TextRun)[])[] {
  const rewritten = areLogarithms(question) ? ' = Σ p·(−log q)' : '';
  return [
    `H = −Σ p log q${rewritten} = −(${terms(row, areLogarithms(question))})`,
    ['  = ', strong(formatLoss(loss)), t(' nats')],
    ...bitsStep(question, loss, row),
  ];
}

function stepsToGradient(
  question: LossQuestion,
  { q, p }: RowReport,
  name: string,
  index: number,
  gradient: number,
): readonly string[] {
  if (!q || !p) return [];
  const quotient = `${factor(formatGiven(p[index]))}/${factor(formatProbability(q[index]))}`;
  const byLogarithm = t('∂H/∂(log q_k) = −p_k, for {0}: {1}', name, formatSigned(-p[index]));
  return [
    ...(areLogarithms(question) ? [byLogarithm] : []),
    '∂H/∂q_k = −p_k/q_k',
    t('for {0}: −{1} = {2}', name, quotient, formatSigned(gradient)),
  ];
}

/** The terms of Σ p log q whose p is not 0, the heaviest first. */
function terms({ p, q, scores }: RowReport, given: boolean): string {
  if (!p || !q) return '';
  const count = p.reduce((all, value) => (value === 0 ? all : all + 1), 0);
  const heaviest = topClasses(p.map(Math.abs), termsShown).filter((index) => p[index] !== 0);
  const shown = heaviest.map((index) => {
    const logarithm = given
      ? factor(formatGiven(scores[index]))
      : `log ${factor(formatProbability(q[index]))}`;
    return `${factor(formatGiven(p[index]))}·${logarithm}`;
  });
  return count === 0 ? '0' : sumOfTerms(shown, count);
}

function tangentTable(lens: Lens, row: RowReport, index: number, gradient: Float64Array): ExplanationBlock {
  const tangent = tangentGradient(gradient);
  const items = shownItems(lens, row, index).filter((item) => item.index >= 0);
  const rows = items.map((item) => ({
    cells: [
      item.name,
      formatProbability(row.q?.[item.index] ?? NaN),
      formatGiven(row.p?.[item.index] ?? NaN),
      formatSigned(gradient[item.index]),
      formatSigned(tangent[item.index]),
    ],
    mark: item.index === index ? t('followed above') : undefined,
  }));
  return numberTable(
    t('The gradient by q and its part tangent to the simplex'),
    [t('class'), 'q', 'p', '−p/q', t('tangent part')],
    rows,
    elided(items.length, row),
  );
}

/** The same loss by logits that stand for the same q. */
function throughSoftmax({ q, p, targetMass = 1 }: RowReport): ExplanationBlock[] {
  if (!q || !p) return [];
  const sum = sumOf(q);
  if (Math.abs(sum - 1) > 1e-6) {
    return [
      note(
        'information',
        t(
          'These probabilities sum to {0}, not 1: they are used as they are, and no softmax gives them.',
          tidy(sum),
        ),
      ),
    ];
  }
  const symbol = targetMass === 1 ? 'q − p' : 'Σp·q − p';
  return [paragraph(t('By logits whose softmax is this q the same loss has the gradient {0}.', symbol))];
}
