import { t } from '@vscode/l10n';
import type { Explanation, ExplanationInput, ExplanationValues } from '../../explanation';
import type { FormulaRange } from '../../formula/formulaTask';
import type { Lens } from '../../lens';
import { formatCount } from '../numbers';
import { paragraph } from './blocks';
import { formulaPairs } from './formulaPairs';

/** Least reach of the range on either side of y. */
const leastReach = 3;
const mostReach = 1e6;

/** A signal that the person types: evaluated and integrated where typed formulas are, not here. */
export function typedSignal(
  lens: Lens,
  signal: ExplanationInput,
  values: ExplanationValues,
): Pick<Explanation, 'inputs' | 'blocks' | 'formula'> {
  const { pairs, left, what } = formulaPairs(lens, 0);
  const text = values['formula'] ?? 'tanh(x - y)';
  const input: ExplanationInput = {
    kind: 'text',
    id: 'formula',
    label: t('Signal in x and y'),
    value: text,
    placeholder: 'tanh(x - y)',
  };
  const leftOut = left > 0 ? ` ${t('The first {0} are taken.', formatCount(pairs.length))}` : '';
  const integral = t(
    'Each number of this signal depends on its own x and y alone, so that it has a loss wherever its integral exists: ∫ signal dx from x = y, which is 0 there.',
  );
  return {
    inputs: [signal, input],
    blocks: [paragraph(integral), paragraph(what + leftOut)],
    formula: { formula: text, pairs, range: rangeAround(pairs), meaning: 'signal' },
  };
}

/** x around the first y, as far as the largest error of the row. */
function rangeAround(pairs: readonly { readonly x: string; readonly y: string }[]): FormulaRange {
  const y = pairs.map((pair) => Number(pair.y)).find(Number.isFinite) ?? 0;
  const errors = pairs.map((pair) => Math.abs(Number(pair.x) - Number(pair.y))).filter(Number.isFinite);
  // Beside a very large y a small reach would be rounded away.
  const least = Math.max(leastReach, Math.abs(y) * 2 ** -20);
  const reach = Math.max(least, Math.ceil(Math.min(mostReach, Math.max(0, ...errors))));
  return { from: y - reach, to: y + reach, y };
}
