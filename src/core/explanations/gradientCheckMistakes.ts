import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { elementVariants } from './expectedValueElements';
import { targetVariants } from './expectedValueTargets';
import { ownGradients, type GradientCandidate, type GradientId } from './gradientCheckCandidates';
import { binaryFormulas, categoricalFormulas } from './gradientCheckFormulas';

const ofVariants: ReadonlySet<string> = new Set<GradientId>([
  'weightsLeftOut',
  'smoothingLeftOut',
  'weightsAndSmoothingLeftOut',
  'smoothingOverOthers',
  'smoothingUnscaled',
  'ignoreIndexNotApplied',
  'targetsOneLess',
  'targetsOneMore',
  'largestClassAsTarget',
  'classesPermuted',
  'rowsPermuted',
  'positiveWeightLeftOut',
  'targetsFlipped',
  'half',
  'withoutHalf',
  'squaredError',
  'absoluteError',
  'huber',
  'smoothL1',
  'quartic',
]);
const isGradientId = (id: string): id is GradientId => ofVariants.has(id);

/** What the commonest mistakes make of the gradient; none of them is fitted. */
export function mistakenGradients(question: LossQuestion): GradientCandidate[] {
  const { kind } = lossCalled(question.loss);
  if (kind !== 'elements' && kind !== 'distribution') return [];
  const variants = isElementwise(question.loss) ? elementVariants(question) : targetVariants(question);
  const ofOther = variants.flatMap(({ id, parameters, cost, question: other }) => {
    const isSameScores = other.scores === question.scores && other.loss !== 'crossEntropyProbs';
    const gradient = isGradientId(id) && isSameScores ? ownGradients(other) : undefined;
    return gradient && isGradientId(id) ? [{ ...gradient, id, parameters, cost }] : [];
  });
  const formulas = isElementwise(question.loss) ? binaryFormulas(question) : categoricalFormulas(question);
  return [...ofOther, ...formulas];
}
