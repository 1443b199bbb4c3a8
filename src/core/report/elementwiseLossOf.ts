import type { ElementLoss } from '../elementwise/elementwiseLoss';
import { lossCalled } from '../losses';
import type { LossOptions, LossQuestion } from '../question';
import { unitOf } from './unit';

/**
 * The loss of each element of a row of the question, by its place in the row, in the unit asked for.
 * @throws RangeError where an option is out of its range or the loss is not elementwise.
 */
export function elementLossesOf(question: LossQuestion): readonly ElementLoss[] {
  const { loss, options, classes } = question;
  const entry = lossCalled(loss);
  if (entry.kind !== 'elements') throw new RangeError(`${loss} is no elementwise loss`);
  const unit = unitOf(question);
  const at = (index: number) => inUnit(entry.element(options, index), unit);
  if (variesByElement(options)) return Array.from({ length: classes }, (_, index) => at(index));
  return new Array<ElementLoss>(classes).fill(at(0));
}

function variesByElement({ weight, posWeight, variance }: LossOptions): boolean {
  return weight !== undefined || posWeight !== undefined || typeof variance === 'object';
}

function inUnit(element: ElementLoss, unit: number): ElementLoss {
  if (unit === 1) return element;
  return {
    loss: (x, y) => element.loss(x, y) / unit,
    derivative: (x, y) => element.derivative(x, y) / unit,
  };
}

/** y of every score: the values, or the indices where there is one per score. */
export function elementTargets({ target, scores }: LossQuestion): Float64Array | undefined {
  if (target === undefined) return undefined;
  const values = target.kind === 'index' ? Float64Array.from(target.indices) : target.values;
  if (values.length !== scores.length) {
    throw new RangeError(`target: expected ${scores.length} numbers, found ${values.length}`);
  }
  return values;
}
