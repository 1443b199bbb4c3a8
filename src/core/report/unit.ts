import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';

/** What a loss in nats, and its gradient, is divided by to be in the unit asked for: log 2 for bits. */
export function unitOf({ loss, options }: Pick<LossQuestion, 'loss' | 'options'>): number {
  return options.unit === 'bits' && lossCalled(loss).unit === 'nats' ? Math.LN2 : 1;
}
