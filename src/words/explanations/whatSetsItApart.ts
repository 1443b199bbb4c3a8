import { t } from '@vscode/l10n';
import { topClasses } from '../../core';
import { hasLogits, logitsOfRow, type LogitsOfRow } from '../../core/explanations';
import type { LossName } from '../../core/question';
import type { Explanation, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount } from '../numbers';
import { choice, note } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { byWhat } from './oneSample';
import { binaryBlocks } from './whatSetsItApartBinary';
import { confidenceBlocks } from './whatSetsItApartConfidence';
import { ownRowBlocks } from './whatSetsItApartOwnRow';
import { valueBlocks } from './whatSetsItApartOfValues';

/** Of more classes only the likeliest wrong ones are offered. */
const mostOffered = 10;
/** More classes take too long for losses set side by side. */
const mostClasses = 1_000;

/** How hard each loss pushes against a confident mistake, and which one's gradient is q − p. */
export const whatSetsItApart: ExplanationMaker = {
  id: 'whatSetsItApart',
  label: () => t('What sets it apart'),
  applies: ({ question, row, blocked }) => {
    if (!question || !row || blocked || row.ignored) return false;
    if (row.elementLosses) return isBinary(question.loss) || question.scale === 'values';
    return question.classes > 1 && row.p !== undefined && hasLogits(question, row);
  },
  explain(lens, values) {
    const { question, row } = lens;
    const empty: Explanation = {
      id: 'whatSetsItApart',
      title: whatSetsItApart.label(),
      inputs: [],
      blocks: [],
    };
    if (!question || !row) return empty;
    if (row.elementLosses) {
      const blocks = isBinary(question.loss) ? binaryBlocks(lens, row) : valueBlocks(lens, row);
      return { ...empty, blocks };
    }
    const given = logitsOfRow(question, row);
    return given ? { ...empty, ...ofDistribution(lens, given, values) } : empty;
  },
};

const isBinary = (loss: LossName): boolean =>
  loss === 'bceWithLogits' || loss === 'bceProbs' || loss === 'sigmoidFocal';

function ofDistribution(
  lens: Lens,
  given: LogitsOfRow,
  values: ExplanationValues,
): Pick<Explanation, 'inputs' | 'blocks'> {
  const classes = given.logits.length;
  if (classes > mostClasses) {
    const tooMany = t(
      'Losses are set side by side for up to {0} classes; here are {1}.',
      formatCount(mostClasses),
      formatCount(classes),
    );
    return { inputs: [], blocks: [note('information', tooMany)] };
  }
  const target = targetOf(lens);
  const wrongs = topClasses(given.logits, mostOffered + 1).filter(
    (index) => index !== target && given.logits[index] > -Infinity,
  );
  const own = ownRowBlocks(lens, given);
  if (target === undefined || wrongs.length === 0 || given.logits[target] === -Infinity) {
    const masked = t('The target is masked (−∞), or every other class is: there is no confidence to set.');
    return { inputs: [], blocks: [note('information', masked), ...own] };
  }
  const options = wrongs
    .slice(0, mostOffered)
    .map((index) => ({ value: String(index), label: className(lens, index) }));
  const wrong = choice('wrong', t('The wrong class'), values, options, String(wrongs[0]));
  const blocks = [
    ...byWhat(lens, given),
    ...confidenceBlocks(lens, given, target, Number(wrong.value)),
    ...own,
  ];
  return { inputs: [wrong.input], blocks };
}

/** The class of the target: of a distribution the one of the largest p. */
function targetOf({ row }: Lens): number | undefined {
  if (row?.targetIndex !== undefined) return row.targetIndex;
  return row?.p && topClasses(row.p, 1)[0];
}
