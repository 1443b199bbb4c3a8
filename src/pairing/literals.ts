import type { NumericArray, TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';

interface Element extends TextRange {
  readonly value: number;
}

/** An array of numbers whose places are known one by one. */
export function arrayOfElements(
  range: TextRange,
  shape: readonly number[],
  elements: readonly Element[],
): NumericArray {
  return {
    start: range.start,
    end: range.end,
    shape,
    values: Float64Array.from(elements, (element) => element.value),
    truncated: false,
    elementRange(index: number): TextRange {
      const element = elements[index];
      if (!element) throw new RangeError(`no element ${index} in an array of ${elements.length}`);
      return { start: element.start, end: element.end };
    },
  };
}

/** One part of an array that runs over the elements from `first` on, written at `range`. */
export function partOfArray(
  array: NumericArray,
  range: TextRange,
  shape: readonly number[],
  first: number,
): NumericArray {
  const length = shape.reduce((product, size) => product * size, 1);
  return {
    start: range.start,
    end: range.end,
    shape,
    values: array.values.subarray(first, first + length),
    truncated: false,
    elementRange(index: number): TextRange {
      if (!(index >= 0 && index < length))
        throw new RangeError(`no element ${index} in an array of ${length}`);
      return array.elementRange(first + index);
    },
    precision: (index) => array.precision?.(first + index),
  };
}

/** The same array in a text that goes on `shift` characters before. */
export function shiftedArray(array: NumericArray, shift: number): NumericArray {
  if (shift === 0) return array;
  const { shape, values, truncated } = array;
  return {
    start: array.start + shift,
    end: array.end + shift,
    shape,
    values,
    truncated,
    elementRange(index: number): TextRange {
      const { start, end } = array.elementRange(index);
      return { start: start + shift, end: end + shift };
    },
    precision: (index) => array.precision?.(index),
  };
}

const MAX_LIST = 10_000;

/**
 * A list that the finder of arrays leaves out but that may be a target: one number, or truth values
 * (`[True, False]`, read as 1 and 0); nested lists of them too.
 */
export function arrayOfList(expression: Expression): NumericArray | undefined {
  if (expression.kind === 'array') return expression.array;
  if (expression.kind !== 'list' || expression.bracket === '{') return undefined;
  const elements: Element[] = [];
  const shape = shapeOf(expression, elements);
  return shape && elements.length > 0 ? arrayOfElements(expression, shape, elements) : undefined;
}

function shapeOf(expression: Expression, elements: Element[]): number[] | undefined {
  if (elements.length > MAX_LIST) return undefined;
  if (expression.kind === 'array') {
    const { array } = expression;
    for (const [index, value] of array.values.entries())
      elements.push({ value, ...array.elementRange(index) });
    return [...array.shape];
  }
  if (expression.kind === 'list') {
    const shapes = expression.items.map((item) => shapeOf(item, elements));
    const [first] = shapes;
    const isRectangular = first && shapes.every((shape) => shape?.join() === first.join());
    return isRectangular ? [expression.items.length, ...first] : undefined;
  }
  const value = elementValue(expression);
  if (value === undefined) return undefined;
  elements.push({ value, start: expression.start, end: expression.end });
  return [];
}

function elementValue(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'name') return truthValues.get(expression.name);
  if (expression.kind !== 'unary' || expression.operand.kind !== 'number') return undefined;
  if (expression.operator === '-') return -expression.operand.value;
  return expression.operator === '+' ? expression.operand.value : undefined;
}

const truthValues = new Map([
  ['True', 1],
  ['False', 0],
  ['true', 1],
  ['false', 0],
  ['TRUE', 1],
  ['FALSE', 0],
]);
