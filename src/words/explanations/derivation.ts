import { t } from '@vscode/l10n';
import type { ExplanationBlock, ExplanationInput, ExplanationValues } from '../../explanation';
import type { RowReport } from '../../core/report';
import { topClasses } from '../../core';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount } from '../numbers';
import { choice, note } from './blocks';
import { derivationOfElements } from './derivationOfElements';
import { derivationOfProbabilities } from './derivationOfProbabilities';
import { derivationOfScore } from './derivationOfScore';
import { derivationOfSoftmax } from './derivationOfSoftmax';
import { smoothMaximumBlocks } from './derivationSmoothMaximum';
import type { ExplanationMaker } from './explanationMaker';

/** Of more classes only the likeliest and the target are offered. */
const mostOffered = 20;

/** From the loss to its gradient with the row's own numbers in place of every symbol. */
export const derivation: ExplanationMaker = {
  id: 'derivation',
  label: () => t('The derivation with your own numbers'),
  applies: ({ question, row, blocked }) =>
    question !== undefined && !blocked && row !== undefined && (row.loss ?? row.logSumExp) !== undefined,
  explain(lens, values) {
    const { row } = lens;
    const title = derivation.label();
    if (!row) return { id: 'derivation', title, inputs: [], blocks: [] };
    const { input, index } = classChoice(lens, row, values);
    const inputs = row.scores.length > 1 ? [input] : [];
    return { id: 'derivation', title, inputs, blocks: blocksOf(lens, row, index) };
  },
};

function blocksOf(lens: Lens, row: RowReport, index: number): readonly ExplanationBlock[] {
  const { question } = lens;
  if (!question) return [];
  if (row.ignored) return [note('information', t('This row is left out: its loss and gradient are 0.'))];
  if (row.elementLosses) return derivationOfElements(lens, question, row, index);
  const isOfLogits = row.logSumExp !== undefined;
  const ofLoss =
    row.p === undefined
      ? [
          note(
            'information',
            t('There is no target: with one, the loss and its gradient are derived here too.'),
          ),
        ]
      : question.loss === 'crossEntropy' && isOfLogits
        ? derivationOfSoftmax(lens, question, row, index)
        : isOfProbabilities(lens)
          ? derivationOfProbabilities(lens, question, row, index)
          : derivationOfScore(lens, question, row, index);
  return isOfLogits ? [...ofLoss, ...smoothMaximumBlocks(lens, question, row, index)] : ofLoss;
}

const isOfProbabilities = ({ question, row }: Lens): boolean =>
  row?.logSumExp === undefined &&
  (question?.loss === 'crossEntropyProbs' || question?.loss === 'nll' || question?.loss === 'crossEntropy');

/** Which class (or element) is followed through: the target where nothing was chosen, else the likeliest. */
function classChoice(
  lens: Lens,
  row: RowReport,
  values: ExplanationValues,
): { readonly input: ExplanationInput; readonly index: number } {
  const count = row.scores.length;
  const likeliest = topClasses(row.q ?? row.scores, Math.min(count, mostOffered));
  const first = row.targetIndex ?? lens.cursorClass ?? (row.elementLosses ? 0 : (likeliest[0] ?? 0));
  const offered =
    count <= mostOffered
      ? Array.from({ length: count }, (_, index) => index)
      : [...new Set([first, ...(lens.cursorClass === undefined ? [] : [lens.cursorClass]), ...likeliest])];
  const options = offered.map((index) => ({ value: String(index), label: optionLabel(lens, index) }));
  const label = row.elementLosses
    ? t('Element')
    : count <= mostOffered
      ? t('Class')
      : t('Class (of {0}, the likeliest)', formatCount(count));
  const { value, input } = choice('class', label, values, options, String(first));
  return { input, index: Number(value) };
}

function optionLabel(lens: Lens, index: number): string {
  const name = className(lens, index);
  return name === String(index) ? name : `${name} (${index})`;
}
