import { t } from '@vscode/l10n';
import { hardMaximum, nudgeLogSumExp, smoothMaxima } from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatFixed, formatGiven, formatNumber, formatProbability } from '../numbers';
import { factor, heading, note, numberTable, paragraph, precise, steps, tidy } from './blocks';

const multiples = [100, 10, 3, 1, 0.3, 0.1, 0.03, 0.01];
/** Of very many classes each temperature takes milliseconds. */
const manyClasses = 10_000;
const fewMultiples = [1, 0.1];
/** Tied classes that are named. */
const mostNamed = 5;

/** ∇LogSumExp = softmax by nudging one logit, and T·LogSumExp(ℓ/T) as T goes to 0. */
export function smoothMaximumBlocks(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  if (!Number.isFinite(row.logSumExp)) return [];
  const temperature = question.options.temperature ?? 1;
  return [
    heading(t('The gradient of LogSumExp is softmax')),
    ...nudgeBlocks(lens, row, index, temperature),
    heading(t('T·LogSumExp(ℓ/T) is a maximum made smooth')),
    temperatureTable(row, temperature),
    limit(lens, row),
  ];
}

function nudgeBlocks(
  lens: Lens,
  row: RowReport,
  index: number,
  temperature: number,
): readonly ExplanationBlock[] {
  const name = className(lens, index);
  const q = row.q?.[index] ?? NaN;
  if (row.scores[index] === -Infinity) {
    return [paragraph(t('The logit of {0} is −∞: no nudge moves it, and its q is 0.', name))];
  }
  const { step, raised, lowered, slope, rounding } = nudgeLogSumExp(row.scores, index, temperature);
  if (step === 0) {
    const wanted = formatNumber(temperature / 1000);
    return [paragraph(t('The logit of {0} is so large that a nudge of {1} is rounded away.', name, wanted))];
  }
  const isPlain = temperature === 1;
  const [f, power] = isPlain ? ['LogSumExp(ℓ)', 'ℓ'] : ['T·LogSumExp(ℓ/T)', '(ℓ/T)'];
  const own = factor(formatGiven(row.scores[index] / temperature));
  const h = tidy(step);
  return [
    steps(
      t('{0} with the logit of {1} raised by {2}: {3}', f, name, h, formatFixed(raised, 8)),
      t('{0} with it lowered by {1}: {2}', f, h, formatFixed(lowered, 8)),
      t('their difference over 2·{0} = {1}', h, precise(slope)),
      t('q of {0} = e^{1}/Σ e^{2} = {3}', name, own, power, precise(q)),
    ),
    ...(Math.abs(q) > 1e3 * rounding ? [] : [hiddenNote(rounding)]),
  ];
}

const hiddenNote = (rounding: number): ExplanationBlock =>
  note(
    'information',
    t('This q is so small that the rounding of the difference, about {0}, hides it.', formatNumber(rounding)),
  );

function temperatureTable(row: RowReport, own: number): ExplanationBlock {
  const temperatures = (row.scores.length > manyClasses ? fewMultiples : multiples)
    .map((multiple) => multiple * own)
    .filter((each) => each > 0 && each < Infinity);
  const rows = smoothMaxima(row.scores, temperatures).map((each) => ({
    cells: [
      tidy(each.temperature),
      formatNumber(each.value, 6),
      formatNumber(each.excess),
      formatNumber(each.bound),
      formatProbability(each.largestProbability),
    ],
    mark: each.temperature === own ? t('your T') : undefined,
  }));
  const { value, tied } = hardMaximum(row.scores);
  const last = {
    cells: [
      '→ 0',
      `→ ${formatNumber(value, 6)}`,
      '→ 0',
      '→ 0',
      `→ ${tied.length === 1 ? '1' : `1/${tied.length}`}`,
    ],
  };
  return numberTable(
    t('T·LogSumExp(ℓ/T) between max ℓ and max ℓ + T·log C'),
    ['T', 'T·LogSumExp(ℓ/T)', t('above max ℓ'), 'T·log C', t('largest q')],
    [...rows, last],
    row.scores.includes(-Infinity) ? t('C counts the classes that are not masked.') : undefined,
  );
}

function limit(lens: Lens, row: RowReport): ExplanationBlock {
  const { value, tied } = hardMaximum(row.scores);
  const names = tied
    .slice(0, mostNamed)
    .map((index) => className(lens, index))
    .join(', ');
  const max = formatGiven(value);
  if (tied.length === 1) {
    return paragraph(
      t(
        'As T falls to 0, it falls to max ℓ = {0}, and softmax(ℓ/T) goes to 1 at {1}, the argmax, and to 0 elsewhere.',
        max,
        names,
      ),
    );
  }
  return paragraph(
    t(
      'As T falls to 0, it falls to max ℓ = {0}, and softmax(ℓ/T) goes to 1/{1} at each of the {1} classes that share it ({2}), and to 0 elsewhere.',
      max,
      tied.length,
      tied.length > mostNamed ? `${names}, …` : names,
    ),
  );
}
