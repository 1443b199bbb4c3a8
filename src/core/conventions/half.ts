import type { LossQuestion } from '../question';
import type { Difference } from './difference';

/** No framework's mean squared error has the ½ of mathematics. */
export function halfOf({ loss }: LossQuestion): Difference[] {
  return loss === 'mse' ? [{ code: 'half', has: false }] : [];
}
