import { t } from '@vscode/l10n';
import { report, rowReport } from '../../core';
import { boundsOfTwice } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount, formatGiven, formatLoss, formatNumber, formatProbability } from '../numbers';
import { heading, numberTable, steps } from './blocks';
import { shrinkingBlocks } from './softmaxTwiceGradient';

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
    ...(row.p ? shrinkingBlocks(lens, row, row.p, temperature) : []),
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
