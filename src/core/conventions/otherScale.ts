import type { LossName, LossQuestion, Scale } from '../question';
import type { Answer } from './answer';
import { comparedUnder, type ComparedConvention } from './compareConventions';
import { firstRows, mostRounded } from './comparedSize';
import type { VariantId } from './frameworkLoss';
import { variants } from './variants';

/** What the same numbers give in the calls that take them for the other scale. */
export interface OtherScale {
  readonly takes: 'probabilities' | 'logits';
  /** Distances are from what mathematics gives as the question reads the numbers. */
  readonly rows: readonly ComparedConvention[];
}

interface Counterpart {
  readonly loss: LossName;
  readonly takes: OtherScale['takes'];
  readonly by: readonly VariantId[];
}

/** Keras' losses take probabilities unless `from_logits=True` is given, scikit-learn's take nothing else. */
const takeProbabilities: readonly VariantId[] = [
  'keras3',
  'keras3Jax',
  'keras2',
  'sklearn19',
  'sklearn15',
  'sklearn12',
  'sklearn11',
];

const counterparts: Partial<Record<LossName, Counterpart>> = {
  crossEntropy: { loss: 'crossEntropyProbs', takes: 'probabilities', by: takeProbabilities },
  bceWithLogits: { loss: 'bceProbs', takes: 'probabilities', by: takeProbabilities },
  crossEntropyProbs: { loss: 'crossEntropy', takes: 'logits', by: ['pytorch', 'optax', 'tensorflow'] },
  // PyTorch has a function of its own for probabilities here.
  bceProbs: { loss: 'bceWithLogits', takes: 'logits', by: ['optax', 'tensorflow'] },
};

/**
 * The numbers of a cross entropy as calls take them that expect probabilities for logits, or logits for probabilities:
 * logits are clipped, or divided by their sum, and probabilities go through softmax. Undefined for other
 * losses, and for a row of more than `mostRounded` numbers, which would take too long.
 *
 * @param mathematics what mathematics gives for the question as it is.
 */
export function underOtherScale(whole: LossQuestion, mathematics?: Answer): OtherScale | undefined {
  const counterpart = counterparts[whole.loss];
  if (counterpart === undefined || whole.target === undefined) return undefined;
  const { loss, takes, by } = counterpart;
  const question = asTaken(firstRows({ ...whole, convention: undefined }), loss, takes);
  if (question.scores.length > mostRounded) return undefined;
  const rows = comparedUnder(
    question,
    variants.filter(({ id }) => by.includes(id)),
    mathematics,
  );
  return rows.length === 0 ? undefined : { takes, rows };
}

/** The numbers as they are handed over: logits divided by the temperature. */
function asTaken(question: LossQuestion, loss: LossName, scale: Scale): LossQuestion {
  const { options, scores } = question;
  const { temperature = 1 } = options;
  return {
    ...question,
    loss,
    scale,
    scores: temperature === 1 ? scores : scores.map((score) => score / temperature),
    options: { ...options, temperature: undefined, posWeight: undefined },
  };
}
