import { t } from '@vscode/l10n';
import { topClasses } from '../../core';
import { largestSize, onceAndTwice, type OnceAndTwice } from '../../core/explanations';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatGiven, formatNumber, formatProbability, formatSigned } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

/** Classes with a line of their own. */
const mostClasses = 12;

/** The gradient by the logits before the first softmax, through one and through both. */
export function shrinkingBlocks(
  lens: Lens,
  row: RowReport,
  p: Float64Array,
  temperature: number,
): readonly ExplanationBlock[] {
  const gradients = onceAndTwice(row.scores, p, temperature);
  const [z, single, both] =
    temperature === 1
      ? ['z', 'r − p', '(diag r − r rᵀ)(softmax(r) − p)']
      : ['z/T', '(r − p)/T', '(diag r − r rᵀ)(softmax(r/T) − p)/T²'];
  return [
    heading(t('How much the gradient shrinks')),
    paragraph(
      t(
        'By the logits z that r = softmax({0}) came from, cross entropy has the gradient {1}. Through a second softmax it is {2}, and no element of that matrix is above ¼ in size.',
        z,
        single,
        both,
      ),
    ),
    gradientTable(lens, row, p, gradients, temperature === 1 ? 'softmax(r)' : 'softmax(r/T)'),
    shrinkage(largestSize(gradients.once), largestSize(gradients.twice)),
  ];
}

function gradientTable(
  lens: Lens,
  row: RowReport,
  p: Float64Array,
  { again, once, twice }: OnceAndTwice,
  ofR: string,
): ExplanationBlock {
  const first = row.targetIndex === undefined ? [] : [row.targetIndex];
  const shown =
    p.length <= mostClasses
      ? Array.from(p.keys())
      : [...new Set([...first, ...topClasses(row.scores, mostClasses - 1)])];
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
  const counts = [formatCount(shown.length), formatCount(p.length)];
  return numberTable(
    t('The gradient by the logits before the first softmax'),
    [t('class'), 'r', ofR, 'p', t('through one'), t('through both')],
    rows,
    p.length > shown.length ? t('{0} of {1} classes are shown.', ...counts) : undefined,
  );
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
