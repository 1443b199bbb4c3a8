import type { LossQuestion } from '../question';
import type { ConventionName } from './conventionName';
import type { FrameworkLoss, VariantId } from './frameworkLoss';
import { kerasLoss } from './keras';
import { mathematicsLoss } from './mathematics';
import { optaxLoss } from './optax';
import { pytorchLoss } from './pytorch';
import { sklearnLoss } from './sklearn';
import { tensorflowLoss } from './tensorflow';

/** A framework in certain versions. */
export interface Variant {
  readonly id: VariantId;
  readonly convention: ConventionName;
  /** How it answers a question; undefined where it has no such loss. */
  lossOf(question: LossQuestion): FrameworkLoss | undefined;
}

/** Every variant, the newest of a framework first. A new one is a line here. */
export const variants: readonly Variant[] = [
  { id: 'mathematics', convention: 'mathematics', lossOf: mathematicsLoss },
  { id: 'pytorch', convention: 'pytorch', lossOf: pytorchLoss },
  { id: 'optax', convention: 'optax', lossOf: (question) => optaxLoss(question) },
  { id: 'optaxSafe', convention: 'optax', lossOf: (question) => optaxLoss(question, true) },
  { id: 'keras3', convention: 'keras', lossOf: (question) => kerasLoss(question, 'tensorflow') },
  { id: 'keras3Jax', convention: 'keras', lossOf: (question) => kerasLoss(question, 'jax') },
  { id: 'keras2', convention: 'keras', lossOf: (question) => kerasLoss(question, 'keras2') },
  { id: 'tensorflow', convention: 'tensorflow', lossOf: tensorflowLoss },
  { id: 'sklearn19', convention: 'sklearn', lossOf: (question) => sklearnLoss(question, '1.9') },
  { id: 'sklearn15', convention: 'sklearn', lossOf: (question) => sklearnLoss(question, '1.5') },
  { id: 'sklearn12', convention: 'sklearn', lossOf: (question) => sklearnLoss(question, '1.2') },
  { id: 'sklearn11', convention: 'sklearn', lossOf: (question) => sklearnLoss(question, '1.1') },
];

/** The loss of a convention's newest version; undefined where it has none. */
export function newestLoss(question: LossQuestion, convention: ConventionName): FrameworkLoss | undefined {
  return variants.find((variant) => variant.convention === convention)?.lossOf(question);
}
