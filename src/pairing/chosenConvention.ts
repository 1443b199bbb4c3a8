import type { ConventionName } from '../core/conventions/conventionName';
import type { LossName } from '../core/question';
import type { Draft } from './draft';

/** PyTorch leaves out rows of this index without being told. */
const pytorchIgnoreIndex = -100;

/** The draft under the convention that a person chose: its squared error, default ignore index and mean. */
export function withConvention(draft: Draft, convention: ConventionName | undefined): Draft {
  if (convention === undefined) return draft;
  const isPytorch = convention === 'pytorch';
  const leavesOut = isPytorch && (draft.loss === 'crossEntropy' || draft.loss === 'nll');
  return {
    ...draft,
    chosenConvention: convention,
    convention: convention === 'mathematics' ? null : convention,
    loss: squaredErrorOf(convention, draft.loss),
    defaultIgnoreIndex: leavesOut ? pytorchIgnoreIndex : undefined,
    meanOver: draft.loss === 'klDiv' && !isPytorch ? 'rows' : draft.meanOver,
  };
}

/** Mathematics has the ½, PyTorch, Keras and scikit-learn have it not; optax has a function for each. */
function squaredErrorOf(convention: ConventionName, loss: LossName): LossName {
  if (loss !== 'mse' && loss !== 'squaredError') return loss;
  if (convention === 'mathematics') return 'mse';
  return convention === 'optax' || convention === 'tensorflow' ? loss : 'squaredError';
}
