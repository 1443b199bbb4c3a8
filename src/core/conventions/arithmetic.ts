import { roundToFloat16 } from './float16';

export type Precision = 'float64' | 'float32' | 'float16';

/** How a framework's numbers are held and worked with. */
export interface Arithmetic {
  readonly precision: Precision;
  /** A number as it is held in an array. */
  store(value: number): number;
  /** The result of one operation before it is held. */
  round(value: number): number;
  /** Distance from 1 to the next larger number: `finfo(dtype).eps`. */
  readonly epsilon: number;
}

const same = (value: number): number => value;

/** Doubles: every operation as JavaScript rounds it. */
export const float64: Arithmetic = { precision: 'float64', store: same, round: same, epsilon: 2 ** -52 };

/** Every operation is rounded to float32. */
export const float32: Arithmetic = {
  precision: 'float32',
  store: Math.fround,
  round: Math.fround,
  epsilon: 2 ** -23,
};

/** Held in float16, worked with in float32, as GPU kernels do. */
export const float16: Arithmetic = {
  precision: 'float16',
  store: roundToFloat16,
  round: Math.fround,
  epsilon: 2 ** -10,
};
