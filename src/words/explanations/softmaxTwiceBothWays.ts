import { t } from '@vscode/l10n';
import { report, rowReport, topClasses } from '../../core';
import { boundsOfTwice, largestSize, onceAndTwice } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import {
  formatCount,
  formatGiven,
  formatLoss,
  formatNumber,
  formatProbability,
  formatSigned,
} from '../numbers';
import { heading, numberTable, paragraph, steps } from './blocks';

/** Classes with a line of their own. */
const mostClasses = 12;
/** A loss over more numbers is told of the row alone. */
const mostNumbers = 200_000;

/** The loss of the numbers as logits and as probabilities, the gradients, and what no second softmax can pass. */
export function bothWaysBlocks(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
): readonly ExplanationBlock[] {
  const temperature = question.options.temperature ?? 1;
  return [
    ...(row.p && question.loss === 'crossEntropy' ? lossBlocks(lens, question, row) : []),
    ...(row.p ? gradientBlocks(lens, row, row.p, temperature) : []),
    ...boundBlocks(row, temperature),
  ];
}

function lossBlocks(lens: Lens, question: LossQuestion, row: RowReport): readonly ExplanationBlock[] {
  const asProbabilities: LossQuestion = { ...question, scale: 'probabilities', loss: 'crossEntropyProbs' };
  const once = rowReport(asProbabilities, row.row);
  const isBatch = question.rows > 1 && question.reduction !== 'none' && question.scores.length <= mostNumbers;
  const reduced = isBatch
    ? [lens.report?.reduced, report(asProbabilities).reduced].map((value) => formatLoss(value ?? NaN))
    : [];
  const columns = [
    t('taken as'),
    t('loss of this row'),
    ...(isBatch ? [t('{0} over the rows', question.reduction)] : []),
  ];
  const rows = [
    { cells: [t('logits: −Σ p log softmax(r)'), formatLoss(row.loss ?? NaN), ...reduced.slice(0, 1)] },
    { cells: [t('probabilities: −Σ p log r'), formatLoss(once.loss ?? NaN), ...reduced.slice(1)] },
  ];
  const unit =
    question.options.unit === 'bits'
      ? t('The loss in bits, with r the numbers')
      : t('The loss in nats, with r the numbers');
  return [heading(t('The loss both ways')), numberTable(unit, columns, rows)];
}

function gradientBlocks(
  lens: Lens,
  row: RowReport,
  p: Float64Array,
  temperature: number,
): readonly ExplanationBlock[] {
  const { again, once, twice } = onceAndTwice(row.scores, p, temperature);
  const classes = p.length;
  const shown =
    classes <= mostClasses
      ? Array.from(p.keys())
      : [
          ...new Set([
            ...(row.targetIndex === undefined ? [] : [row.targetIndex]),
            ...topClasses(row.scores, mostClasses - 1),
          ]),
        ];
  const rows = shown.map((index) => ({
    cells: [
      className(lens, index),
      formatGiven(row.scores[index], lens.writtenScore(row.row, index)),
      formatProbability(again[index]),
      formatGiven(p[index]),
      formatSigned(once[index]),
      formatSigned(twice[index]),
    ],
  }));
  const isPlain = temperature === 1;
  const [single, both] = isPlain
    ? ['r − p', '(diag r − r rᵀ)(softmax(r) − p)']
    : ['(r − p)/T', '(diag r − r rᵀ)(softmax(r/T) − p)/T²'];
  return [
    heading(t('How much the gradient shrinks')),
    paragraph(
      t(
        'By the logits z that r = softmax({0}) came from, cross entropy has the gradient {1}. Through a second softmax it is {2}, and no element of that matrix is above ¼ in size.',
        isPlain ? 'z' : 'z/T',
        single,
        both,
      ),
    ),
    numberTable(
      t('The gradient by the logits before the first softmax'),
      [t('class'), 'r', isPlain ? 'softmax(r)' : 'softmax(r/T)', 'p', t('through one'), t('through both')],
      rows,
      classes > shown.length
        ? t('{0} of {1} classes are shown.', formatCount(shown.length), formatCount(classes))
        : undefined,
    ),
    shrinkage(largestSize(once), largestSize(twice)),
  ];
}

function shrinkage(once: number, twice: number): ExplanationBlock {
  const [before, after] = [formatNumber(once), formatNumber(twice)];
  if (!(once > 0) || !Number.isFinite(once + twice)) {
    return paragraph(
      t('The largest component is {0} through one softmax and {1} through both.', before, after),
    );
  }
  if (twice === 0) {
    return paragraph(
      t(
        'The largest component is {0} through one softmax and 0 through both: nothing would be learnt.',
        before,
      ),
    );
  }
  return paragraph(
    t(
      'The largest component goes from {0} through one softmax to {1} through both: to {2} of it.',
      before,
      after,
      formatNumber(twice / once),
    ),
  );
}

function boundBlocks(
  { scores, targetMass = 1 }: RowReport,
  temperature: number,
): readonly ExplanationBlock[] {
  const classes = scores.length;
  const { least, most, leastLoss } = boundsOfTwice(classes, temperature);
  const e = temperature === 1 ? 'e' : 'e^(1/T)';
  const inverse = temperature === 1 ? '1/e' : 'e^(−1/T)';
  const count = formatCount(classes);
  return [
    heading(t('What a second softmax cannot pass')),
    steps(
      t(
        'softmax of any probabilities of {0} classes lies between 1/({0} − 1 + {1}) = {2} and {1}/({0} − 1 + {1}) = {3}',
        count,
        e,
        formatNumber(least),
        formatProbability(most),
      ),
      t(
        'so that the loss of a target of one class is at least log(1 + ({0} − 1)·{1}) = {2} nats, however right the model is',
        count,
        inverse,
        formatLoss(leastLoss),
      ),
      ...(targetMass === 1
        ? []
        : [
            t(
              'and of yours, which sums to {0}, at least {0} times that: {1} nats',
              formatGiven(targetMass),
              formatLoss(targetMass * leastLoss),
            ),
          ]),
    ),
  ];
}
