import { t } from '@vscode/l10n';
import { float16, float32, mostRounded, roundedSoftmax } from '../../core/conventions';
import { lossCalled } from '../../core/losses';
import type { RowReport } from '../../core/report';
import type { LossQuestion } from '../../core/question';
import type { ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { figure } from './frameworksFigure';

/** Classes shown at most: the likeliest ones and the target. */
const mostClasses = 8;

/** q of the row shown as doubles, float32 and float16 hold it; undefined where there is no q. */
export function precisionTable(lens: Lens, question: LossQuestion): ExplanationTable | undefined {
  const { row } = lens;
  if (!row?.q || row.scores.length > mostRounded) return undefined;
  const single = heldAs(question, row, float32);
  const half = heldAs(question, row, float16);
  if (!single || !half) return undefined;
  const shown = shownClasses(row);
  return {
    kind: 'table',
    caption:
      question.rows > 1
        ? t('q of row {0} as each precision holds it', row.row)
        : t('q as each precision holds it'),
    columns: [
      { heading: row.elementLosses ? t('element') : t('class'), align: 'start' },
      { heading: t('q in float64'), align: 'end' },
      { heading: 'float32', align: 'end' },
      { heading: 'float16', align: 'end' },
      { heading: t('that is'), align: 'start' },
    ],
    rows: shown.map((index) => ({
      cells: [
        className(lens, index),
        figure(row.q?.[index] ?? NaN, 10),
        figure(single[index], 9),
        figure(half[index], 5),
        powerOfTwo(single[index]),
      ],
      mark: index === row.targetIndex ? t('target') : undefined,
    })),
    note: shown.length < row.scores.length ? t('The largest of {0}.', row.scores.length) : undefined,
  };
}

function heldAs(
  { scale, loss, options }: LossQuestion,
  { scores }: RowReport,
  arithmetic: typeof float32,
): Float64Array | undefined {
  const { kind } = lossCalled(loss);
  if (kind === 'elements' && scale === 'logits')
    return scores.map((x) => arithmetic.store(1 / (1 + arithmetic.round(Math.exp(-arithmetic.store(x))))));
  if (scale === 'probabilities') return scores.map((q) => arithmetic.store(q));
  return scale === 'logits' && kind === 'distribution'
    ? roundedSoftmax(scores, options.temperature ?? 1, arithmetic)
    : undefined;
}

function shownClasses({ q, targetIndex }: RowReport): number[] {
  const all = Array.from(q ?? [], (_, index) => index);
  if (all.length <= mostClasses) return all;
  const largest = all.sort((a, b) => (q?.[b] ?? 0) - (q?.[a] ?? 0)).slice(0, mostClasses);
  const isThere = targetIndex === undefined || largest.includes(targetIndex);
  return isThere ? largest : [...largest.slice(0, mostClasses - 1), targetIndex];
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `1 − 2⁻²³` or `1 − 3·2⁻²⁴`, for numbers that close to 1; else nothing. */
export function powerOfTwo(value: number): string {
  const rest = 1 - value;
  if (!(rest > 0 && rest <= 2 ** -16)) return '';
  let exponent = 0;
  while (!Number.isInteger(rest * 2 ** exponent)) exponent += 1;
  const factor = rest * 2 ** exponent;
  if (factor > 9) return '';
  const power = `2⁻${[...String(exponent)].map((digit) => superscripts[Number(digit)]).join('')}`;
  return factor === 1 ? `1 − ${power}` : `1 − ${factor}·${power}`;
}
