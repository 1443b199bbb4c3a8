import { t } from '@vscode/l10n';
import { rowReport } from '../core';
import type { Lens } from '../lens';

/** How numbers are written in a language: what JavaScript prints, but for the special values. */
interface Special {
  readonly nan: string;
  readonly infinity: string;
}

const specials: Readonly<Record<string, Special>> = {
  python: { nan: "float('nan')", infinity: "float('inf')" },
  javascript: { nan: 'NaN', infinity: 'Infinity' },
  typescript: { nan: 'NaN', infinity: 'Infinity' },
};

const printed: Special = { nan: 'nan', infinity: 'inf' };

/**
 * A row-major array as nested literals that Python, JSON and JavaScript all read, each number with all its digits.
 * @param languageId decides how NaN and the infinities are written
 */
export function writeArray(values: ArrayLike<number>, shape: readonly number[], languageId: string): string {
  const special = specials[languageId.replace(/react$/, '')] ?? printed;
  let level = Array.from(values, (value) => writeNumber(value, special));
  for (const length of shape.toReversed()) {
    const rows: string[] = [];
    for (let start = 0; start < level.length; start += length) {
      rows.push(`[${level.slice(start, start + length).join(', ')}]`);
    }
    level = rows;
  }
  return level.join('');
}

function writeNumber(value: number, special: Special): string {
  if (Number.isNaN(value)) return special.nan;
  if (value === Infinity) return special.infinity;
  if (value === -Infinity) return `-${special.infinity}`;
  return String(value === 0 ? 0 : value);
}

/** Numbers per score, laid out as the scores' literal is. */
export interface Written {
  readonly text: string;
  /** What it is, for the message that names it. */
  readonly what: string;
}

type Rows = (row: number) => { readonly values?: Float64Array; readonly factor: number };

/** The gradient of all rows, in the shape of the scores; undefined where there is no target. */
export function writtenGradient(lens: Lens, of: 'row' | 'reduced', languageId: string): Written | undefined {
  const { question } = lens;
  if (!question?.target) return undefined;
  const text = writeRows(lens, languageId, (row) => {
    const { gradient, gradientFactor, ignored } = rowReport(question, row);
    const values = ignored ? new Float64Array(question.classes) : gradient;
    return { values, factor: of === 'reduced' ? gradientFactor : 1 };
  });
  if (text === undefined) return undefined;
  const what =
    of === 'reduced'
      ? t('the gradient of the reduced loss ({0})', question.reduction)
      : question.rows > 1
        ? t('the gradient of each row’s own loss')
        : t('the gradient of the loss');
  return { text, what };
}

/** The softmax distribution (or the probabilities) of all rows; undefined where the values are no distribution. */
export function writtenSoftmax(lens: Lens, languageId: string): Written | undefined {
  const { question } = lens;
  if (!question) return undefined;
  const text = writeRows(lens, languageId, (row) => ({ values: rowReport(question, row).q, factor: 1 }));
  return text === undefined ? undefined : { text, what: t('the distribution q') };
}

function writeRows(lens: Lens, languageId: string, valuesOf: Rows): string | undefined {
  const { question, reading } = lens;
  const { layout, scores } = reading;
  if (!question || !layout || !scores) return undefined;
  const inPlace = question.rows * question.classes === scores.values.length;
  const out = new Float64Array(question.rows * question.classes);
  for (let row = 0; row < question.rows; row++) {
    const { values, factor } = valuesOf(row);
    if (!values) return undefined;
    for (let index = 0; index < question.classes; index++) {
      const place = inPlace ? layout.elementIndex(row, index) : row * question.classes + index;
      out[place] = values[index] * factor;
    }
  }
  return writeArray(out, inPlace ? scores.shape : [question.rows, question.classes], languageId);
}
