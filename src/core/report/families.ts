import type { DistributionScale } from '../loss';
import { lossCalled } from '../losses';
import type { LossName, LossQuestion, Scale } from '../question';

/** Whether a loss is of each number by itself, rather than one per row. */
export function isElementwise(loss: LossName): boolean {
  return lossCalled(loss).kind === 'elements';
}

/** Whether a loss compares numbers with as many numbers, rather than a row with a class or a distribution. */
export function comparesValues(loss: LossName): boolean {
  const { kind } = lossCalled(loss);
  return kind === 'elements' || kind === 'vector';
}

/** Whether a loss is −Σ a log q, which alone takes class weights and label smoothing. */
export function isCrossEntropy(loss: LossName): boolean {
  const entry = lossCalled(loss);
  return entry.kind === 'distribution' && entry.takesEffectiveTarget === true;
}

/**
 * How the scores of a loss of distributions become one: as the question's scale says, except for the losses whose name
 * says it, and for plain values, which are taken as what the loss expects. Undefined for other losses.
 */
export function distributionScale({
  loss,
  scale,
}: Pick<LossQuestion, 'loss' | 'scale'>): DistributionScale | undefined {
  const entry = lossCalled(loss);
  if (entry.kind !== 'distribution') return undefined;
  return entry.scales.find((one) => one === scale) ?? entry.scale;
}

/**
 * What scores are read as once a loss is chosen for them: as before where the loss can be taken of that, else as what
 * it is taken of. Cross entropies say by their name what they are of.
 */
export function scaleForLoss(loss: LossName, before: Scale): Scale {
  const entry = lossCalled(loss);
  switch (entry.kind) {
    case 'elements':
      return entry.scale;
    case 'vector':
      return 'values';
    case 'scores':
      return 'logits';
    case 'distribution': {
      const kept = entry.scales.find((scale) => scale === before);
      return entry.takesEffectiveTarget ? entry.gradientBy : (kept ?? entry.gradientBy);
    }
  }
}
