/** A number as it is written: its digits say how far it may lie from the number that was meant. */
export interface WrittenFigure {
  readonly text: string;
  readonly value: number;
  /** Digits from the first that is not 0: 4 for `0.6371`, 3 for `150`. */
  readonly digits: number;
  /** Half a unit in the last written place: 0.00005 for `0.6371`. */
  readonly halfUnit: number;
}

/** No person types more, and a pasted array of more is not looked at. */
const longestText = 200_000;

const numberPattern =
  /(?<![\w.])([-+\u2212]?)(\d[\d_]{0,40}\.?\d{0,40}|\.\d{1,40})(?:(?:[eE]|f(?=[-+\d]))([-+\u2212]?\d{1,3}))?/g;

/**
 * The numbers written in a text such as `0.6371`, `tensor(0.6371)`, `loss=1.6076053f0` or `[5.6390, 4.9593]`, in
 * order; digits that belong to a name (`float64`) are none.
 */
export function writtenFigures(text: string): WrittenFigure[] {
  if (text.length > longestText) return [];
  return Array.from(text.matchAll(numberPattern), ([written, sign, mantissa, exponent]) =>
    figureOf(written, sign, mantissa.replaceAll('_', ''), (exponent ?? '0').replace('\u2212', '-')),
  );
}

function figureOf(text: string, sign: string, mantissa: string, exponent: string): WrittenFigure {
  const point = mantissa.indexOf('.');
  const decimals = point < 0 ? 0 : mantissa.length - point - 1;
  const size = Number(`${mantissa}e${exponent}`);
  return {
    text,
    value: sign === '' || sign === '+' ? size : -size,
    digits: mantissa.replace('.', '').replace(/^0+/, '').length,
    halfUnit: 0.5 * 10 ** (Number(exponent) - decimals),
  };
}

/** Half a unit of the fourth digit: how a figure of fewer digits is read where those alone would fit too much. */
export function halfUnitOfFourDigits({ value, halfUnit }: WrittenFigure): number {
  if (value === 0) return Math.min(halfUnit, 5e-5);
  return Math.min(halfUnit, 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - 3));
}

/** Whether a number is the figure to within `tolerance`; the last bits of the comparison itself are forgiven. */
export function isWithin(value: number, figure: WrittenFigure, tolerance: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(figure.value)) return false;
  return Math.abs(value - figure.value) <= tolerance + 4 * 2 ** -52 * Math.abs(figure.value);
}
