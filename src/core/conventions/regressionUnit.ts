import type { LossName, LossOptions } from '../question';
import type { Arithmetic } from './arithmetic';

/** A regression loss of one element, each operation rounded; undefined where the loss is none. */
export function roundedRegression(
  loss: LossName,
  { delta = 1, beta = 1 }: LossOptions,
): ((x: number, y: number, arithmetic: Arithmetic) => number) | undefined {
  const difference = (x: number, y: number, { store, round }: Arithmetic): number =>
    round(store(x) - store(y));
  switch (loss) {
    case 'mse':
    case 'squaredError':
      return (x, y, arithmetic) => {
        const { store, round } = arithmetic;
        const d = difference(x, y, arithmetic);
        const square = round(d * d);
        return store(loss === 'mse' ? round(0.5 * square) : square);
      };
    case 'absoluteError':
      return (x, y, arithmetic) => arithmetic.store(Math.abs(difference(x, y, arithmetic)));
    case 'huber':
      return (x, y, arithmetic) => {
        const { store, round } = arithmetic;
        const size = Math.abs(difference(x, y, arithmetic));
        return store(
          size <= delta ? round(round(0.5 * size) * size) : round(delta * round(size - round(0.5 * delta))),
        );
      };
    case 'smoothL1':
      return (x, y, arithmetic) => {
        const { store, round } = arithmetic;
        const size = Math.abs(difference(x, y, arithmetic));
        return store(
          size < beta ? round(round(round(0.5 * size) * size) / beta) : round(size - round(0.5 * beta)),
        );
      };
    default:
      return undefined;
  }
}
