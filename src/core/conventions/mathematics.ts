import type { LossQuestion } from '../question';
import { isElementwise } from '../report/families';
import { plainElements, regression } from './elementLosses';
import { unrounded, type Given } from './given';
import { pickedLogarithm } from './rowLosses';
import { softmaxEntropy } from './softmaxLoss';
import { logisticLoss, plainLogLoss } from './binaryUnit';
import type { FrameworkLoss } from './frameworkLoss';
import { posWeightOf } from './options';

/** The loss as it is defined, for comparison; its rounded results are those of its formula, term by term. */
export function mathematicsLoss(question: LossQuestion): FrameworkLoss {
  const given: Given = {
    call: '',
    source: { file: '', versions: '', evidence: 'run' },
    question,
    denominatorKind: isElementwise(question.loss) ? 'elements' : undefined,
  };
  switch (question.loss) {
    case 'crossEntropy':
      return softmaxEntropy(given, { skipsZero: true, dividesLast: true });
    case 'bceWithLogits':
      return plainElements(given, (x, y, element, arithmetic) =>
        logisticLoss(x, y, posWeightOf(question, element), 'pytorch', arithmetic),
      );
    case 'nll':
    case 'crossEntropyProbs':
      return question.target?.kind === 'index' ? pickedLogarithm(given) : unrounded(given);
    case 'bceProbs':
      return plainElements(given, (x, y, _, arithmetic) => plainLogLoss(x, y, arithmetic));
    default:
      return regression(given) ?? unrounded(given);
  }
}
