import { t } from '@vscode/l10n';
import type { Explanation, ExplanationInput, ExplanationValues } from '../../explanation';
import type { FormulaPair } from '../../formula/formulaTask';
import { formatCount } from '../numbers';
import { paragraph } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { formulaPairs } from './formulaPairs';

/** Every loss of x and y that fits in a line, as mathjs writes it; what else there is starts from half the square. */
const written: ReadonlyMap<string, string> = new Map([
  ['mse', '(x - y)^2 / 2'],
  ['squaredError', '(x - y)^2'],
  ['absoluteError', 'abs(x - y)'],
  ['quartic', '(x - y)^4'],
  ['sinSquared', 'sin(x - y)^2 + sin(pi * (x - y))^2'],
  ['logCosh', 'log(cosh(x - y))'],
  ['huber', 'abs(x - y) <= 1 ? (x - y)^2 / 2 : abs(x - y) - 1/2'],
  ['smoothL1', 'abs(x - y) <= 1 ? (x - y)^2 / 2 : abs(x - y) - 1/2'],
  ['bceWithLogits', 'log(1 + exp(-abs(x))) + max(x, 0) - x * y'],
]);

/**
 * A loss that the person types, on the row's own numbers and over a range of x. The formula is parsed and evaluated
 * where a worker can be ended, not here: `Explanation.formula` says what is to be computed.
 */
export const formula: ExplanationMaker = {
  id: 'formula',
  label: () => t('A formula of your own'),
  applies: ({ question, row, blocked }) => !blocked && question !== undefined && row !== undefined,
  explain(lens, values) {
    const text = values.formula ?? written.get(lens.question?.loss ?? '') ?? '(x - y)^2 / 2';
    const { pairs, left, what } = formulaPairs(lens, Number(values.y ?? 0));
    const { range, inputs } = rangeInputs(pairs, values);
    const first: ExplanationInput = {
      kind: 'text',
      id: 'formula',
      label: t('Formula in x and y'),
      value: text,
      placeholder: '(x - y)^4 + abs(x - y)',
    };
    const leftOut = left > 0 ? ` ${t('The first {0} are taken.', formatCount(pairs.length))}` : '';
    const explanation: Explanation = {
      id: 'formula',
      title: formula.label(),
      inputs: [first, ...inputs],
      blocks: [paragraph(what + leftOut)],
    };
    return range ? { ...explanation, formula: { formula: text, pairs, range } } : explanation;
  },
};

interface RangeInputs {
  /** Absent where an input is wrong: nothing is computed from it. */
  readonly range?: { readonly from: number; readonly to: number; readonly y: number };
  readonly inputs: readonly ExplanationInput[];
}

/** x from … to … around y, wide enough for the numbers at hand. */
function rangeInputs(pairs: readonly FormulaPair[], values: ExplanationValues): RangeInputs {
  const firstTarget = pairs.map(({ y }) => Number(y)).find(Number.isFinite) ?? 0;
  const y = numberInput('y', t('y over the range'), values.y, firstTarget);
  const errors = pairs.map((pair) => Math.abs(Number(pair.x) - Number(pair.y))).filter(Number.isFinite);
  const reach = Math.max(3, Math.ceil(Math.min(1e6, Math.max(0, ...errors))));
  const around = y.value ?? firstTarget;
  const from = numberInput('from', t('x from'), values.from, around - reach);
  const to = numberInput('to', t('x to'), values.to, around + reach);
  const isOrdered = from.value === undefined || to.value === undefined || from.value < to.value;
  const order = t('x to must be greater than x from, {0}', from.input.value);
  const last = isOrdered ? to.input : { ...to.input, error: order };
  const inputs = [from.input, last, y.input];
  if (from.value === undefined || to.value === undefined || y.value === undefined || !isOrdered) {
    return { inputs };
  }
  return { inputs, range: { from: from.value, to: to.value, y: y.value } };
}

function numberInput(
  id: string,
  label: string,
  given: string | undefined,
  byDefault: number,
): { readonly value?: number; readonly input: ExplanationInput } {
  const text = given ?? String(byDefault);
  const value = text.trim() === '' ? NaN : Number(text.trim().replace(/^[\u2212\u2013]/, '-'));
  const input = { kind: 'text', id, label, value: text } as const;
  // Beyond, the distance between the ends of a range is no longer a finite number.
  if (Number.isFinite(value) && Math.abs(value) <= 1e300) return { value, input };
  const error = t('A number between −1e300 and 1e300 is expected; found {0}', text.slice(0, 40) || '“”');
  return { input: { ...input, error } };
}
