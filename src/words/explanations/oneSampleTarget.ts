import { t } from '@vscode/l10n';
import { softmax } from '../../core';
import { sumOf } from '../../core/kernel/exactArithmetic';
import type { LogitsOfRow } from '../../core/explanations';
import type { ExplanationBlock, ExplanationInput, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatNumber } from '../numbers';
import { choice, note, tidy } from './blocks';
import { readNumbers } from './readNumbers';

/** What classes are drawn from, with what is to be said of it; without p where there is nothing to draw from. */
export interface SampledTarget {
  readonly inputs: readonly ExplanationInput[];
  readonly notes: readonly ExplanationBlock[];
  readonly p?: Float64Array;
}

type Source = 'own' | 'smoothed' | 'flatter' | 'typed';

/** What a smoothed target leaves to its class. */
const keptMass = 0.9;
/** A sum this near to 1 is one that was written rounded. */
const sumRounding = 1e-9;

/** The row's own p, one made softer, softmax at twice the temperature, or one that the person types. */
export function sampledTarget(
  lens: Lens,
  { logits, temperature }: LogitsOfRow,
  values: ExplanationValues,
): SampledTarget {
  const own = lens.row?.ignored ? undefined : lens.row?.p;
  const source = choice<Source>(
    'p',
    t('Classes drawn from'),
    values,
    sources(lens, own),
    own ? 'own' : 'flatter',
  );
  switch (source.value) {
    case 'own':
      return drawable(lens, own ?? new Float64Array(0), [source.input]);
    case 'smoothed':
      return drawable(lens, smoothed(own ?? new Float64Array(logits.length)), [source.input]);
    case 'flatter':
      return drawable(lens, softmax(logits, { temperature: 2 * temperature }), [source.input]);
    case 'typed':
      return typed(lens, logits.length, values, source.input);
  }
}

function sources(
  lens: Lens,
  own: Float64Array | undefined,
): { readonly value: Source; readonly label: string }[] {
  const flatter = { value: 'flatter' as const, label: t('softmax(ℓ/2T), the model’s own made softer') };
  const byHand = { value: 'typed' as const, label: t('a p of your own') };
  if (!own) return [flatter, byHand];
  const isOneHot = lens.row?.targetIndex !== undefined || certainClass(own) !== undefined;
  const softer = { value: 'smoothed' as const, label: t('{0} of p, the rest spread evenly', keptMass) };
  return [{ value: 'own', label: t('p, your target') }, ...(isOneHot ? [softer] : []), flatter, byHand];
}

/** 0.9 p/Σp and 0.1 over all classes. */
function smoothed(p: Float64Array): Float64Array {
  const sum = sumOf(p);
  return p.map((value) => (keptMass * value) / sum + (1 - keptMass) / p.length);
}

function certainClass(p: Float64Array): number | undefined {
  const index = p.findIndex((value) => value > 0);
  return index >= 0 && p.every((value, other) => other === index || value === 0) ? index : undefined;
}

/** p over its sum where it can be drawn from, else why it cannot. */
function drawable(lens: Lens, p: Float64Array, inputs: readonly ExplanationInput[]): SampledTarget {
  const sum = sumOf(p);
  const wrong = p.findIndex((value) => !(value >= 0));
  if (wrong >= 0) {
    const found = t(
      'Nothing can be drawn from this p: {0} has {1}, and a probability is at least 0.',
      className(lens, wrong),
      formatNumber(p[wrong]),
    );
    return { inputs, notes: [note('warning', found)] };
  }
  if (!(sum > 0 && sum < Infinity)) {
    return {
      inputs,
      notes: [note('warning', t('Nothing can be drawn from this p: it sums to {0}.', formatNumber(sum)))],
    };
  }
  const isWhole = Math.abs(sum - 1) <= sumRounding;
  const notes = isWhole ? [] : [sumNote(sum)];
  const certain = certainClass(p);
  const noNoise = certain === undefined ? [] : [certainNote(className(lens, certain))];
  return { inputs, notes: [...notes, ...noNoise], p: p.map((value) => value / sum) };
}

const sumNote = (sum: number): ExplanationBlock =>
  note(
    'information',
    t(
      'This p sums to {0}, not 1: classes are drawn from p/{0}, and the gradients here are those against p/{0}. Cross entropy’s own gradient against p is {0} times the one shown.',
      tidy(sum),
    ),
  );

const certainNote = (name: string): ExplanationBlock =>
  note(
    'information',
    t(
      'This p has all its mass on {0}: every draw is {0}, each gradient is the same, and there is no noise to average. Choose a softer p above to see some.',
      name,
    ),
  );

function typed(
  lens: Lens,
  classes: number,
  values: ExplanationValues,
  source: ExplanationInput,
): SampledTarget {
  const text = values['typedP'] ?? '';
  const { numbers, error } = parsed(text, classes);
  const input: ExplanationInput = {
    kind: 'text',
    id: 'typedP',
    label: t('p, {0} numbers', formatCount(classes)),
    value: text,
    placeholder: t('e.g. 0.6, 0.3, 0.1'),
    error: text.trim() === '' ? undefined : error,
  };
  if (numbers) return drawable(lens, numbers, [source, input]);
  return {
    inputs: [source, input],
    notes: text.trim() === '' ? [note('information', t('Type a p to draw from.'))] : [],
  };
}

function parsed(text: string, classes: number): { readonly numbers?: Float64Array; readonly error?: string } {
  const { numbers, error } = readNumbers(text, classes);
  if (!numbers) return { error };
  const negative = numbers.find((value) => value < 0);
  if (negative !== undefined)
    return { error: t('each must be at least 0; found {0}', formatNumber(negative)) };
  return sumOf(numbers) > 0 ? { numbers } : { error: t('their sum must be above 0') };
}
