import { t } from '@vscode/l10n';
import { softmax, topClasses } from '../../core';
import {
  logitSignal,
  logitSignalIds,
  type LogitContext,
  type LogitSignalId,
  type LogitsOfRow,
} from '../../core/explanations';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { Explanation, ExplanationBlock, ExplanationInput, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatGiven, formatNumber, formatProbability, formatSigned } from '../numbers';
import { choice, heading, note, numberTable, paragraph, steps, strong } from './blocks';
import { proofBlocks } from './errorSignalJacobian';
import type { SignalShown } from './errorSignalPaths';
import {
  logitSignalEntry,
  logitSignalLoss,
  logitSignalName,
  logitSignalRemark,
} from './errorSignalLogitNames';
import { readNumbers } from './readNumbers';
import { byWhat } from './oneSample';

/** More classes take too long to be integrated over. */
const mostClasses = 1_000;
const mostShown = 12;

/** Signals of softmax(ℓ/T) against p. Masked classes, at −∞, are left out: nothing moves them. */
export function signalOfLogits(
  lens: Lens,
  given: LogitsOfRow,
  p: Float64Array,
  values: ExplanationValues,
): Pick<Explanation, 'inputs' | 'blocks'> {
  const classes = given.logits.length;
  if (classes > mostClasses) return tooMany(classes);
  const kept = Array.from(given.logits.keys()).filter((index) => Number.isFinite(given.logits[index]));
  const asksForMasked = p.some((value, index) => value !== 0 && !Number.isFinite(given.logits[index]));
  if (asksForMasked || !p.every(Number.isFinite)) {
    const reason = t('The target is not finite or asks for a masked class: no signal is integrated.');
    return { inputs: [], blocks: [note('information', reason)] };
  }
  const context = {
    p: Float64Array.from(kept, (index) => p[index]),
    temperature: given.temperature,
    weights: Float64Array.from(kept, (_, index) => index + 1),
  };
  const options = logitSignalIds(context).map((value) => ({ value, label: logitSignalName(value, context) }));
  const { value: id, input } = choice<LogitSignalId>(
    'signal',
    t('Error signal'),
    values,
    options,
    'difference',
  );
  const weights = id === 'weighted' ? weightInput(values, context.weights) : undefined;
  const inputs = [input, ...(weights ? [weights.input] : [])];
  if (weights && !weights.numbers) return { inputs, blocks: [] };
  const asked = { ...context, weights: weights?.numbers ?? context.weights };
  const x = Float64Array.from(kept, (index) => given.logits[index]);
  return { inputs, blocks: [...byWhat(lens, given), ...blocksOf(lens, id, asked, x, kept)] };
}

function tooMany(classes: number): Pick<Explanation, 'inputs' | 'blocks'> {
  const found = t(
    'Signals are integrated for up to {0} classes; here are {1}.',
    formatCount(mostClasses),
    formatCount(classes),
  );
  return { inputs: [], blocks: [note('information', found)] };
}

function weightInput(
  values: ExplanationValues,
  byDefault: Float64Array,
): { readonly input: ExplanationInput; readonly numbers?: Float64Array } {
  const count = byDefault.length;
  const text = values['weights'] ?? Array.from(byDefault.subarray(0, mostShown), String).join(', ');
  const isDefault = values['weights'] === undefined;
  const { numbers, error } = isDefault ? { numbers: byDefault, error: undefined } : readNumbers(text, count);
  const label = t('w, {0} numbers', formatCount(count));
  return { input: { kind: 'text', id: 'weights', label, value: text, error }, numbers };
}

function blocksOf(
  lens: Lens,
  id: LogitSignalId,
  context: LogitContext,
  x: Float64Array,
  kept: readonly number[],
): readonly ExplanationBlock[] {
  const signal = logitSignal(id, context);
  const remark = logitSignalRemark(id);
  const among = x.length <= mostShown ? Array.from(x.keys()) : likeliest(x, context.p);
  const shown: SignalShown = {
    signal,
    x,
    origin: new Float64Array(x.length),
    temperature: context.temperature,
    symbol: 'ℓ',
    originName: 'ℓ = 0',
    among,
    place: (index) => kept[index],
  };
  const name = logitSignalName(id, context);
  const found: ExplanationBlock = signal.loss
    ? steps(
        [t('signal: {0}', name)],
        [t('loss: '), strong(logitSignalLoss(id, context)), t(' + what does not depend on ℓ')],
      )
    : steps([t('signal: {0}', name)], [t('loss: '), strong(t('none'))]);
  return [
    heading(t('From the signal to the loss')),
    found,
    ...(remark === undefined ? [] : [paragraph(remark)]),
    signalTable(lens, signal.at(x), context, x, shown),
    steps(t('off its diagonal the Jacobian has, for classes k ≠ j: {0}', logitSignalEntry(id, context))),
    ...proofBlocks(lens, shown),
  ];
}

const likeliest = (x: Float64Array, p: Float64Array): readonly number[] => [
  ...new Set([...topClasses(p, 2), ...topClasses(x, mostShown - 2)]),
];

function signalTable(
  lens: Lens,
  values: Float64Array,
  { p, temperature }: LogitContext,
  x: Float64Array,
  { among, place }: SignalShown,
): ExplanationBlock {
  const q = softmax(x, { temperature });
  const rows = among.map((index) => ({
    cells: [
      className(lens, place(index)),
      formatGiven(x[index]),
      formatProbability(q[index]),
      formatGiven(p[index]),
      formatSigned(values[index]),
    ],
  }));
  const sum = t('The signal sums to {0}.', formatNumber(Math.abs(sumOf(values)) < 1e-14 ? 0 : sumOf(values)));
  const elided =
    values.length > among.length
      ? t(' {0} of {1} classes are shown.', formatCount(among.length), formatCount(values.length))
      : '';
  return numberTable(
    t('The signal at your row'),
    [t('class'), 'ℓ', 'q', 'p', t('signal')],
    rows,
    sum + elided,
  );
}
