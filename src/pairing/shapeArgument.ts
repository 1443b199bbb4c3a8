import type { NumericArray } from '../arrays/numericArray';

/** Characters before an array that may name it a shape. */
const REACH = 60;

const takesShape =
  /(?:\b(?:zeros|ones|empty|full|rand|randn|randint|random|normal|uniform|reshape|view|resize|permute|transpose|broadcast_to|expand|tile|repeat|Input)\((?:(?:\w+\s*=\s*)?[\w.+-]+\s*,\s*){0,4}|\b(?:shape|size|newshape|new_shape|input_shape|output_shape|target_shape|batch_shape|dims|axes|axis|kernel_size|strides|padding|dilation)\s*=\s*)$/;

/** Whether a flat array of whole numbers stands where a shape, sizes or axes are expected: `np.zeros((3, 4))`. */
export function isShapeArgument(text: string, array: NumericArray): boolean {
  if (array.shape.length !== 1 || !array.values.every((value) => Number.isInteger(value) && value >= -1))
    return false;
  return takesShape.test(text.slice(Math.max(0, array.start - REACH), array.start));
}
