import { weights } from '../arguments';
import { absoluteErrorElement } from '../elementwise/absoluteError';
import { bceProbsElement } from '../elementwise/bceProbs';
import { bceWithLogitsElement } from '../elementwise/bceWithLogits';
import type { ElementLoss } from '../elementwise/elementwiseLoss';
import { huberElement } from '../elementwise/huber';
import { mseElement } from '../elementwise/mse';
import { quarticElement } from '../elementwise/quartic';
import { sinSquaredElement } from '../elementwise/sinSquared';
import { smoothL1Element } from '../elementwise/smoothL1';
import { squaredErrorElement } from '../elementwise/squaredError';
import type { LossQuestion } from '../question';

/**
 * The loss of each element of a row of the question, by its place in the row.
 * @throws RangeError where an option is out of its range or the loss is not elementwise.
 */
export function elementLossesOf({ loss, options, classes }: LossQuestion): readonly ElementLoss[] {
  if (loss === 'bceWithLogits' && options.posWeight !== undefined) {
    return Array.from(weights('posWeight', options.posWeight, classes), bceWithLogitsElement);
  }
  return new Array<ElementLoss>(classes).fill(elementLossOf({ loss, options }));
}

function elementLossOf({ loss, options }: Pick<LossQuestion, 'loss' | 'options'>): ElementLoss {
  switch (loss) {
    case 'mse':
      return mseElement;
    case 'squaredError':
      return squaredErrorElement;
    case 'absoluteError':
      return absoluteErrorElement;
    case 'quartic':
      return quarticElement;
    case 'sinSquared':
      return sinSquaredElement;
    case 'huber':
      return huberElement(options.delta);
    case 'smoothL1':
      return smoothL1Element(options.beta);
    case 'bceWithLogits':
      return bceWithLogitsElement();
    case 'bceProbs':
      return bceProbsElement;
    default:
      throw new RangeError(`${loss} is no elementwise loss`);
  }
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
