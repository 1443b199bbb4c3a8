import type { Loss, LossFamily, Properness } from './loss';
import * as modules from './lossModules';
import type { LossName } from './question';

export type * from './loss';

const families: readonly LossFamily[] = ['categorical', 'binary', 'margin', 'regression'];
const propernesses: readonly (Properness | undefined)[] = [
  'proper',
  'not affine in p',
  'not proper',
  undefined,
];

/** Every loss there is: by family, cross entropies and then proper ones first, then by name. */
export const losses: readonly Loss<LossName>[] = Object.values<object>(modules)
  .filter(isLoss)
  .sort(
    (a, b) =>
      families.indexOf(a.family) - families.indexOf(b.family) ||
      Number(isCrossEntropy(b)) - Number(isCrossEntropy(a)) ||
      propernesses.indexOf(a.properness) - propernesses.indexOf(b.properness) ||
      (a.name < b.name ? -1 : 1),
  );

const byName: ReadonlyMap<string, Loss<LossName>> = new Map(losses.map((loss) => [loss.name, loss]));

/** The loss of a name. @throws RangeError if there is none. */
export function lossCalled(name: string): Loss<LossName> {
  const loss = byName.get(name);
  if (loss === undefined) throw new RangeError(`there is no loss called ${name}`);
  return loss;
}

function isCrossEntropy(loss: Loss): boolean {
  return loss.kind === 'distribution' && loss.takesEffectiveTarget === true;
}

function isLoss(value: object): value is Loss<LossName> {
  return 'kind' in value && 'title' in value;
}
