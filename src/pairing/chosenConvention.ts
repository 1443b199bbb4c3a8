import type { ConventionName } from '../core/conventions/conventionName';
import type { LossName } from '../core/question';
import type { Draft } from './draft';
import type { Choices } from './reading';

/** PyTorch leaves out rows of this index without being told. */
const pytorchIgnoreIndex = -100;

/**
 * The draft under the convention that a person chose: its squared error, default ignore index and mean, and whether
 * its calls take probabilities where nothing else decides what the numbers are.
 */
export function withConvention(guessed: Draft, choices: Pick<Choices, 'convention' | 'loss'>): Draft {
  const { convention } = choices;
  if (convention === undefined) return guessed;
  const draft = choices.loss === undefined ? withDefaultScale(guessed, convention) : guessed;
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

/** Losses of logits, and those of probabilities that Keras' calls and scikit-learn's take by default. */
const ofProbabilities: Partial<Record<LossName, LossName>> = {
  crossEntropy: 'crossEntropyProbs',
  bceWithLogits: 'bceProbs',
};

/**
 * Numbers within 0 … 1 that nothing says the scale of are probabilities to Keras (`from_logits=False`) and
 * scikit-learn; others can be none, and every other framework takes logits, as is read anyway.
 */
function withDefaultScale(draft: Draft, convention: ConventionName): Draft {
  const loss = ofProbabilities[draft.loss];
  const isUndecided =
    draft.kindReason.rule === 'default' &&
    draft.scale === 'logits' &&
    draft.steps.length === 0 &&
    draft.options.fromLogits === undefined;
  const takesProbabilities = convention === 'keras' || convention === 'sklearn';
  if (loss === undefined || !isUndecided || !takesProbabilities) return draft;
  if (!draft.scores.values.every((value) => value >= 0 && value <= 1)) return draft;
  const kindReason = { rule: 'convention', convention } as const;
  return { ...draft, loss, scale: 'probabilities', kind: 'probabilities', kindReason };
}

/** Mathematics has the ½, PyTorch, Keras and scikit-learn have it not; optax has a function for each. */
function squaredErrorOf(convention: ConventionName, loss: LossName): LossName {
  if (loss !== 'mse' && loss !== 'squaredError') return loss;
  if (convention === 'mathematics') return 'mse';
  return convention === 'optax' || convention === 'tensorflow' ? loss : 'squaredError';
}
