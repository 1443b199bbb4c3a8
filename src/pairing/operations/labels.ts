import { axisOf, mapTensor, withAxisLast } from '../tensor';
import { axisArgument, type Builder, type Operation } from './operation';

const MAX_ONE_HOT = 1_000_000;

export function oneHot(width: number): Operation {
  return {
    effect: 'one-hot',
    apply(tensor) {
      const rows = tensor.values.length;
      if (!Number.isInteger(width) || width < 1 || rows * width > MAX_ONE_HOT) return undefined;
      const values = new Float64Array(rows * width);
      const source = new Int32Array(rows * width);
      for (let row = 0; row < rows; row++) {
        const index = tensor.values[row] ?? NaN;
        if (!Number.isInteger(index) || index < 0 || index >= width) return undefined;
        values[row * width + index] = 1;
        source.fill(row, row * width, (row + 1) * width);
      }
      return { shape: [...tensor.shape, width], values, source };
    },
  };
}

export const oneHotOperation: Builder = ({ numbers, named, known }) => {
  const classes = numbers[0] ?? named.get('num_classes') ?? named.get('depth');
  return known && classes !== undefined && classes > 0 ? oneHot(classes) : undefined;
};

/** (1 − α) y + α/N, as optax smooths labels. */
export const smoothLabels: Builder = ({ numbers, named, known }) => {
  const alpha = numbers[0] ?? named.get('alpha');
  if (!known || alpha === undefined) return undefined;
  return {
    effect: 'changed',
    apply: (tensor) => mapTensor(tensor, (value) => (1 - alpha) * value + alpha / (tensor.shape.at(-1) ?? 1)),
  };
};

/** The place of the largest number along an axis: how one-hot labels are turned into indices. */
export const argmax: Builder = (args) => {
  const given = axisArgument(args);
  if (!args.known || given === undefined) return undefined;
  return {
    effect: 'changed',
    apply(tensor) {
      const axis = axisOf(tensor.shape, given);
      if (axis === undefined) return undefined;
      const { values, source, shape } = withAxisLast(tensor, axis);
      const classes = shape.at(-1) ?? 1;
      const places = Array.from({ length: values.length / classes }, (_, row) => {
        const line = values.subarray(row * classes, (row + 1) * classes);
        return line.reduce((best, value, at) => (value > (line[best] ?? NaN) ? at : best), 0);
      });
      const elements = places.map((place, row) => source?.[row * classes + place] ?? row * classes + place);
      return {
        shape: shape.slice(0, -1),
        values: Float64Array.from(places),
        source: Int32Array.from(elements),
      };
    },
  };
};
