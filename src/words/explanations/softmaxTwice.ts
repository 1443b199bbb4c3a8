import { t } from '@vscode/l10n';
import { distributionScale } from '../../core';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount, formatNumber } from '../numbers';
import { note, paragraph, tidy } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { bothWaysBlocks } from './softmaxTwiceBothWays';
import { looksOf, type Looks } from './softmaxTwiceLooks';

/** Whether the numbers passed as logits look as if softmax had been applied, and what that would change. */
export const softmaxTwice: ExplanationMaker = {
  id: 'softmaxTwice',
  label: () => t('Softmax twice?'),
  applies: ({ question, row, blocked }) =>
    question !== undefined &&
    row !== undefined &&
    !blocked &&
    question.classes > 1 &&
    distributionScale(question) === 'logits',
  explain(lens) {
    return { id: 'softmaxTwice', title: softmaxTwice.label(), inputs: [], blocks: blocksOf(lens) };
  },
};

function blocksOf(lens: Lens): readonly ExplanationBlock[] {
  const { question, row, reading } = lens;
  if (!question || !row) return [];
  const looks = looksOf(lens, question);
  const isWritten = reading.operations.some(
    (operation) => operation.of === 'scores' && /softmax/i.test(operation.text),
  );
  if (isWritten && looks.own.kind === 'probabilities') {
    const applied = t('The text applies softmax before the loss, which takes logits and applies it again.');
    return [note('warning', applied), ...bothWaysBlocks(lens, question, row)];
  }
  switch (looks.own.kind) {
    case 'probabilities':
      return [...likeProbabilities(lens, looks), ...bothWaysBlocks(lens, question, row)];
    case 'log-probabilities':
      return likeLogarithms(question.options.temperature ?? 1);
    case 'fractions':
      return [
        paragraph(
          t(
            'All these numbers lie within 0 … 1, as those of a sigmoid do, but they sum to {0}, not 1: softmax has not given them as they are.',
            tidy(looks.own.sum),
          ),
        ),
        silence(),
      ];
    case 'other':
      if (Number.isNaN(looks.own.outside))
        return [
          paragraph(t('A NaN is among these numbers: they do not tell whether softmax was applied before.')),
        ];
      return [
        paragraph(
          t(
            'Nothing suggests that softmax was applied before: a number outside 0 … 1 is among them, {0}.',
            formatNumber(looks.own.outside),
          ),
        ),
        silence(),
      ];
  }
}

const silence = (): ExplanationBlock =>
  paragraph(
    t(
      'That is no proof. Probabilities that were scaled, shifted or cut afterwards do not show in the numbers; the code that makes them does.',
    ),
  );

function likeProbabilities(lens: Lens, { alike, rows }: Looks): readonly ExplanationBlock[] {
  const named = lens.reading.diagnostics.find((diagnostic) => diagnostic.code === 'logits-sum-to-1');
  const which =
    rows === 1
      ? t('This row lies within 0 … 1 and sums to 1 within its written digits')
      : alike === rows
        ? t('All {0} rows lie within 0 … 1 and sum to 1 within their written digits', formatCount(rows))
        : t(
            'This row, as {0} of {1} do, lies within 0 … 1 and sums to 1 within its written digits',
            formatCount(alike),
            formatCount(rows),
          );
  if (named) {
    return [
      note(
        'information',
        t(
          '{0}, but it is called logits, and sums may be 1 by chance. If softmax was already applied, the figures below tell.',
          which,
        ),
      ),
    ];
  }
  return [
    note(
      'warning',
      t('{0}: it looks like softmax was already applied. A loss that takes logits applies it again.', which),
    ),
    paragraph(t('Numbers that look so may still be logits: the code that makes them decides.')),
  ];
}

function likeLogarithms(temperature: number): readonly ExplanationBlock[] {
  const look = t(
    'These numbers are at most 0 and their exponentials sum to 1: it looks like log-softmax was already applied.',
  );
  const harmless = t(
    'That does no harm: softmax of log-probabilities gives back the probabilities, and the loss and its gradient stay as they are.',
  );
  const tempered = t(
    'That does no harm at T = 1, where softmax gives back the probabilities; at T = {0} they are made flatter or sharper, as logits are.',
    tidy(temperature),
  );
  return [note('information', look), paragraph(temperature === 1 ? harmless : tempered)];
}
