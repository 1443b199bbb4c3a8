import type { NumericArray } from '../arrays/numericArray';
import type { Precisions } from '../core';
import type { LossQuestion } from '../core/question';
import type { ClassLayout, Reading } from './reading';

/**
 * How far each number of a question may lie from what was meant, by how its text was printed; undefined where an
 * operation of the text changes the numbers, or their layout is not that of their literal.
 */
export function precisionsOf(
  { scores, layout, target, operations }: Reading,
  question: LossQuestion,
): Precisions | undefined {
  if (!scores?.precision || !layout || operations.length > 0) return undefined;
  const ofTarget = targetPrecision(target?.array, layout, question);
  return {
    score: (row, classIndex) => precisionAt(scores, layout.elementIndex(row, classIndex)),
    target: ofTarget,
  };
}

function targetPrecision(
  array: NumericArray | undefined,
  layout: ClassLayout,
  question: LossQuestion,
): Precisions['target'] {
  const { rows, classes, target } = question;
  // Whole numbers that name a class, and what was chosen by hand, are what they are.
  if (target?.kind === 'index' || !array) return () => 0;
  if (array.values.length !== rows * classes) return () => undefined;
  return (row, classIndex) => {
    const element =
      array.shape.length > 1 ? layout.elementIndex(row, classIndex) : row * classes + classIndex;
    const value = array.values[element] ?? NaN;
    // Of a target of zeros and ones nobody means another number.
    return value === 0 || value === 1 ? 0 : precisionAt(array, element);
  };
}

function precisionAt(array: NumericArray, element: number): number | undefined {
  return element >= 0 && element < array.values.length ? array.precision?.(element) : undefined;
}
