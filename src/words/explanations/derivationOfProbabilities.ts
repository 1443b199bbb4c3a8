import { t } from '@vscode/l10n';
import { crossEntropyOfProbabilities, distributionScale, tangentGradient } from '../../core';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven, formatLoss, formatNumber, formatProbability, formatSigned } from '../numbers';
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
  const areLogarithms = distributionScale(question) === 'log-probabilities';
  const isInBits = question.options.unit === 'bits';
  const ofQ = crossEntropyOfProbabilities(p, q);
  const loss = (row.loss ?? NaN) * (isInBits ? Math.LN2 : 1);
  const name = className(lens, index);
  const logarithm = areLogarithms ? ' = Σ p·(−log q)' : '';
  return [
    ...effectiveTargetBlocks(lens, question, row, index),
    heading(t('From −Σ p log q to its gradient')),
    ...(Number.isFinite(loss)
      ? []
      : [
          note(
            'warning',
            t('The loss is {0}: “Why NaN or infinite?” says where that comes from.', formatNumber(loss)),
          ),
        ]),
    steps(
      `H = −Σ p log q${logarithm} = −(${terms(row, areLogarithms)})`,
      ['  = ', strong(formatLoss(loss)), t(' nats')],
      ...(isInBits ? [t('in bits: {0}/log 2 = {1}', formatLoss(loss), formatLoss(row.loss ?? NaN))] : []),
      ...(areLogarithms ? [t('∂H/∂(log q_k) = −p_k, for {0}: {1}', name, formatSigned(-p[index]))] : []),
      '∂H/∂q_k = −p_k/q_k',
      t(
        'for {0}: −{1}/{2} = {3}',
        name,
        factor(formatGiven(p[index])),
        factor(formatProbability(q[index])),
        formatSigned(ofQ.gradient[index]),
      ),
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

function terms({ p, q, scores }: RowReport, areLogarithms: boolean): string {
  if (!p || !q) return '';
  const heavy = Array.from(p.keys()).filter((index) => p[index] !== 0);
  heavy.sort((a, b) => Math.abs(p[b]) - Math.abs(p[a]) || a - b);
  const shown = heavy.slice(0, termsShown).map((index) => {
    const logarithm = areLogarithms
      ? factor(formatGiven(scores[index]))
      : `log ${factor(formatProbability(q[index]))}`;
    return `${factor(formatGiven(p[index]))}·${logarithm}`;
  });
  return heavy.length === 0 ? '0' : sumOfTerms(shown, heavy.length);
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
