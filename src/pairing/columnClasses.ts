import type { KindGuess } from './arrayKind';
import type { NumericArray } from '../arrays/numericArray';
import { roundingOf, SUM_ROUNDING } from './precision';
import type { Surroundings } from './window';

const columnLanguages = new Set(['julia', 'r', 'matlab', 'octave']);
const MAX_ELEMENTS = 100_000;
/** Numbers of few decimals explain almost any sum. */
const MOST_ROUNDING = 0.01;

/**
 * Julia, R and MATLAB keep the classes of a batch down the columns: probabilities of which every column sums to 1 and
 * the rows do not. Only in these languages and in what is printed.
 */
export function withColumnClasses(
  { text, languageId, syntax }: Surroundings,
  array: NumericArray,
  guess: KindGuess,
): { readonly guess: KindGuess; readonly classAxis?: number } {
  if (!syntax.prose && !columnLanguages.has(languageId)) return { guess };
  const isOpen = guess.role === undefined || guess.role === 'output' || guess.role === 'probabilities';
  const isRead = guess.signs.areProbabilities || guess.signs.areIntegers || array.truncated;
  if (!isOpen || isRead || array.shape.length !== 2 || array.values.length > MAX_ELEMENTS) return { guess };
  if (!columnsSumToOne(text, array)) return { guess };
  // That rows sum to 1 is what a reason can say of values, and here they do not.
  const reason = guess.reason.rule === 'name' ? guess.reason : ({ rule: 'default' } as const);
  const mayHaveTarget = guess.role !== undefined;
  return {
    guess: { ...guess, kind: 'probabilities', reason, isDistribution: true, mayHaveTarget },
    classAxis: 0,
  };
}

function columnsSumToOne(text: string, array: NumericArray): boolean {
  const [rows = 0, columns = 0] = array.shape;
  if (rows < 2 || columns < 2 || !array.values.every((value) => value >= 0 && value <= 1)) return false;
  for (let column = 0; column < columns; column++) {
    const elements = Array.from({ length: rows }, (_, row) => row * columns + column);
    const sum = elements.reduce((total, element) => total + (array.values[element] ?? NaN), 0);
    const allowed = Math.min(roundingOf(text, array, elements), MOST_ROUNDING) + SUM_ROUNDING;
    if (!(Math.abs(sum - 1) <= allowed)) return false;
  }
  return true;
}
