import { t } from '@vscode/l10n';
import {
  mixedValueSignals,
  ownValueSignals,
  startsAtZero,
  valueSignal,
  type ValueSignalId,
} from '../../core/explanations';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { Explanation, ExplanationBlock, ExplanationInput, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatGiven, formatSigned } from '../numbers';
import { choice, heading, note, numberTable, steps, strong } from './blocks';
import { proofBlocks } from './errorSignalJacobian';
import type { SignalShown } from './errorSignalPaths';
import { readNumbers } from './readNumbers';
import { typedSignal } from './errorSignalTyped';
import { valueSignalLoss, valueSignalName } from './errorSignalValueNames';

/** More elements take too long to be integrated over. */
const mostElements = 1_000;
const mostShown = 12;
const mostCoefficients = 20;

/** Signals of x against y, element by element or mixed. */
export function signalOfValues(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  y: Float64Array,
  values: ExplanationValues,
): Pick<Explanation, 'inputs' | 'blocks' | 'formula'> {
  const x = row.scores;
  if (x.length > mostElements || ![...x, ...y].every(Number.isFinite)) {
    const reason = t(
      'Signals are integrated for up to {0} elements, all of them finite.',
      formatCount(mostElements),
    );
    return { inputs: [], blocks: [note('information', reason)] };
  }
  const delta = question.options.delta ?? 1;
  const { value: id, input } = signalChoice(question, x.length, delta, values);
  if (id === 'typed') return typedSignal(lens, input, values);
  const typed = id === 'polynomial' ? coefficientInput(values) : undefined;
  const inputs = [input, ...(typed ? [typed.input] : [])];
  if (typed && !typed.numbers) return { inputs, blocks: [] };
  const signal = valueSignal(id, { y, delta, coefficients: Array.from(typed?.numbers ?? []) });
  const atZero = startsAtZero(id);
  const shown: SignalShown = {
    signal,
    x,
    origin: atZero ? new Float64Array(x.length) : y,
    temperature: 1,
    symbol: 'x',
    originName: atZero ? 'x = 0' : 'x = y',
    among: Array.from(x.keys()).slice(0, mostShown),
    place: (index) => index,
  };
  return { inputs, blocks: blocksOf(lens, id, delta, y, shown) };
}

/** Signals that mix elements are offered where there are several. */
function signalChoice(
  question: LossQuestion,
  elements: number,
  delta: number,
  values: ExplanationValues,
): { readonly value: ValueSignalId | 'typed'; readonly input: ExplanationInput } {
  const ids = [...ownValueSignals, ...(elements > 1 ? mixedValueSignals : [])];
  const options = [
    ...ids.map((value) => ({ value, label: valueSignalName(value, delta) })),
    { value: 'typed' as const, label: t('one of your own') },
  ];
  const byDefault = question.scale === 'logits' ? 'sigmoid' : 'difference';
  return choice<ValueSignalId | 'typed'>('signal', t('Error signal'), values, options, byDefault);
}

function coefficientInput(values: ExplanationValues): {
  readonly input: ExplanationInput;
  readonly numbers?: Float64Array;
} {
  const text = values['coefficients'] ?? '0, 1, 0, 1';
  const read = readNumbers(text);
  const isTooLong = (read.numbers?.length ?? 0) > mostCoefficients;
  const { numbers, error } = isTooLong
    ? { numbers: undefined, error: t('at most {0} coefficients are taken', mostCoefficients) }
    : read;
  const label = t('c₀, c₁, … of Σ c_m (x − y)^m');
  return { input: { kind: 'text', id: 'coefficients', label, value: text, error }, numbers };
}

function blocksOf(
  lens: Lens,
  id: ValueSignalId,
  delta: number,
  y: Float64Array,
  shown: SignalShown,
): readonly ExplanationBlock[] {
  const { signal } = shown;
  const name = valueSignalName(id, delta);
  const loss = signal.loss ? strong(valueSignalLoss(id, delta)) : strong(t('none'));
  const constant = signal.loss ? t(' + what does not depend on x') : '';
  return [
    heading(t('From the signal to the loss')),
    steps([t('signal: {0}', name)], [t('loss: '), loss, constant]),
    signalTable(lens, y, shown),
    ...proofBlocks(lens, shown),
  ];
}

function signalTable(lens: Lens, y: Float64Array, { signal, x, among }: SignalShown): ExplanationBlock {
  const values = signal.at(x);
  const rows = among.map((index) => ({
    cells: [
      className(lens, index),
      formatGiven(x[index]),
      formatGiven(y[index]),
      formatGiven(x[index] - y[index]),
      formatSigned(values[index]),
    ],
  }));
  const elided =
    x.length > among.length
      ? t('{0} of {1} elements are shown.', formatCount(among.length), formatCount(x.length))
      : undefined;
  return numberTable(
    t('The signal at your row'),
    [t('element'), 'x', 'y', 'x − y', t('signal')],
    rows,
    elided,
  );
}
