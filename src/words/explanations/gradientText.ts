import { t } from '@vscode/l10n';
import { findArrays } from '../../arrays';
import type { NumericArray } from '../../arrays/numericArray';
import { writtenFigures } from '../../core/explanations/writtenFigure';
import type { GivenGradient } from '../../core/explanations/gradientCheck';

/** Longer texts are no gradient that somebody pasted. */
const longestText = 200_000;

/**
 * The gradient that a text holds, in any printed format: the first array that has one of the counts wanted, else the
 * first there is. Each number may be off by half a unit in its last written place.
 *
 * @returns the gradient, or what is wrong with the text
 */
export function gradientOf(text: string, counts: readonly number[]): GivenGradient | string {
  if (text.length > longestText) return t('The text is longer than {0} characters.', longestText);
  const arrays = findArrays(text, 'plaintext');
  const array = arrays.find(({ values }) => counts.includes(values.length)) ?? arrays.at(0);
  if (array === undefined) {
    const figures = writtenFigures(text);
    if (figures.length === 0) return t('An array of numbers is expected, e.g. [0.2, −0.3, 0.1]; found none.');
    return {
      values: Float64Array.from(figures, ({ value }) => value),
      halfUnits: Float64Array.from(figures, ({ halfUnit }) => halfUnit),
    };
  }
  if (array.truncated) return t('The gradient was printed cut short (…): all of its numbers are needed.');
  return { values: array.values, halfUnits: halfUnitsOf(text, array) };
}

/** Numbers of one print share their last place, whether or not its zeros are written; those with an exponent do not. */
function halfUnitsOf(text: string, array: NumericArray): Float64Array {
  const own = Array.from(array.values, (value, index) => {
    const { start, end } = array.elementRange(index);
    const written = text.slice(start, end);
    const figure = writtenFigures(written).at(0);
    if (figure === undefined) return { halfUnit: 0, isPlain: false };
    const scale = figure.value === 0 ? scaleOf(text, array) : value / figure.value;
    return { halfUnit: figure.halfUnit * Math.abs(scale), isPlain: !/e/i.test(written) };
  });
  const shared = own.reduce(
    (least, { halfUnit, isPlain }) => (isPlain ? Math.min(least, halfUnit) : least),
    Infinity,
  );
  return Float64Array.from(own, ({ halfUnit, isPlain }) => (isPlain ? shared : halfUnit));
}

/** The scale printed above the array, from its first number that is not 0. */
function scaleOf(text: string, array: NumericArray): number {
  const index = array.values.findIndex((value) => value !== 0 && Number.isFinite(value));
  if (index < 0) return 1;
  const { start, end } = array.elementRange(index);
  const figure = writtenFigures(text.slice(start, end)).at(0);
  return figure === undefined || figure.value === 0 ? 1 : array.values[index] / figure.value;
}
