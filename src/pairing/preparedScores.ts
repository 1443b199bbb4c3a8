import type { NumericArray } from '../arrays/numericArray';
import { MAX_COMPUTED_ELEMENTS } from './limits';
import type { ClassLayout } from './reading';
import type { Step } from './step';
import { axisOf, tensorOf, withAxisLast, type Tensor } from './tensor';

/** The scores of a literal after the operations of the text, laid out as rows of classes. */
export interface PreparedScores {
  readonly literal: NumericArray;
  readonly steps: readonly Step[];
  /** Before the class axis was moved. */
  readonly shape: readonly number[];
  readonly classAxis: number;
  /** Class axis last. */
  readonly tensor: Tensor;
  readonly layout: ClassLayout;
}

/** Applies steps in order; gives the step that cannot be applied, where there is one. */
export function applySteps(
  literal: NumericArray,
  steps: readonly Step[],
): Tensor | { readonly failed: Step } {
  let tensor: Tensor = tensorOf(literal);
  for (const step of steps) {
    const next = literal.values.length > MAX_COMPUTED_ELEMENTS ? undefined : step.apply(tensor);
    if (!next) return { failed: step };
    tensor = next;
  }
  return tensor;
}

/** @param classAxis as given by the text or a person; where it does not exist the last axis is taken. */
export function prepareScores(
  literal: NumericArray,
  steps: readonly Step[],
  classAxis: number | undefined,
): PreparedScores | { readonly failed: Step } {
  const applied = applySteps(literal, steps);
  if ('failed' in applied) return applied;
  const flat: Tensor = applied.shape.length === 0 ? { ...applied, shape: [applied.values.length] } : applied;
  const last = flat.shape.length - 1;
  const axis = classAxis === undefined ? last : (axisOf(flat.shape, classAxis) ?? last);
  const tensor = withAxisLast(flat, axis);
  const stays = tensor.source === undefined;
  const layout = layoutOf(tensor, stays || steps.length === 0 ? axis : -1, literal.values.length);
  return { literal, steps, shape: flat.shape, classAxis: axis, tensor, layout };
}

function layoutOf(tensor: Tensor, classAxis: number, elements: number): ClassLayout {
  const classes = tensor.shape.at(-1) ?? 1;
  const rows = classes === 0 ? 0 : tensor.values.length / classes;
  const { source } = tensor;
  let inverse: Int32Array | undefined;
  const inverseOf = (from: Int32Array): Int32Array => {
    const places = new Int32Array(elements).fill(-1);
    from.forEach((element, place) => (places[element] = place));
    return places;
  };
  return {
    rows,
    classes,
    classAxis,
    elementIndex: (row, classIndex) => {
      const place = row * classes + classIndex;
      return source ? (source[place] ?? -1) : place;
    },
    position(elementIndex) {
      if (source) inverse ??= inverseOf(source);
      const place = inverse ? (inverse[elementIndex] ?? -1) : elementIndex;
      if (place < 0) return { row: -1, classIndex: -1 };
      return { row: Math.floor(place / classes), classIndex: place % classes };
    },
  };
}
