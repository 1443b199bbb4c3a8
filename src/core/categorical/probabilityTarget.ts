import { classIndex, sameLength } from '../arguments';

/** p [N] of a class index (one-hot) or of a distribution (used as is). @throws if it does not fit the classes. */
export function probabilityTarget(target: number | ArrayLike<number>, classes: number): Float64Array {
  if (typeof target !== 'number') return sameLength('target', target, classes);
  const oneHot = new Float64Array(classes);
  oneHot[classIndex(target, classes)] = 1;
  return oneHot;
}
