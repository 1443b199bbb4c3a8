import { roundToFloat16 } from '../conventions/float16';
import type { LossQuestion } from '../question';
import { isCrossEntropy } from '../report/families';
import { kerasEpsilon, renormalised } from './expectedValueScores';
import { distributionsOf, ofProbabilities, variantOf, type Variant } from './expectedValueVariant';

/** The ε of float64, of float32 and of older scikit-learn; those of `log(q + ε)`, of which Flux adds float32's. */
const scikitEpsilons = [2 ** -52, 2 ** -23, 1e-15];
const addedEpsilons = [1e-7, 2 ** -23, 1e-8, 1e-9, 1e-10, 1e-12];
const clippedBelowBy = [...addedEpsilons, 1e-15, 2 ** -52];

/** Scores held in fewer bits, probabilities held away from 0 and 1: what frameworks do by their own rules. */
export function precisionVariants(question: LossQuestion): Variant[] {
  return [...inputVariants(question), ...clippingVariants(question)];
}

/** bfloat16: the upper 16 bits of a float32, rounded half to even. */
export function roundToBfloat16(value: number): number {
  const bits = new DataView(new ArrayBuffer(4));
  bits.setFloat32(0, value);
  if (!Number.isFinite(value)) return value;
  const word = bits.getUint32(0);
  const rounded = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  bits.setUint32(0, rounded >>> 0);
  return bits.getFloat32(0);
}

/** Scores as a framework keeps them before it computes anything. */
export function inputVariants(question: LossQuestion): Variant[] {
  const rounded = (round: (value: number) => number): LossQuestion => ({
    ...question,
    scores: question.scores.map(round),
  });
  return [
    ...variantOf('float32Inputs', 1, rounded(Math.fround)),
    ...variantOf('float16Inputs', 1.4, rounded(roundToFloat16)),
    ...variantOf('bfloat16Inputs', 1.5, rounded(roundToBfloat16)),
  ];
}

function clippingVariants(question: LossQuestion): Variant[] {
  const q = distributionsOf(question);
  const { classes } = question;
  const of = (scores: Float64Array) => ofProbabilities(question, scores);
  const held = (low: number, high: number) => of(q.map((value) => Math.min(Math.max(value, low), high)));
  if (question.scale === 'log-probabilities' || !isCrossEntropy(question.loss)) return [];
  return [
    ...variantOf('clippedBothWays', 1, held(kerasEpsilon, 1 - kerasEpsilon), { parameters: [kerasEpsilon] }),
    ...clippedBelowBy.flatMap((epsilon) =>
      variantOf('clippedBelow', 1.2, held(epsilon, Infinity), { parameters: [epsilon] }),
    ),
    ...scikitEpsilons.flatMap((epsilon) =>
      variantOf('clippedAndRenormalised', 1.2, of(renormalised(held(epsilon, 1 - epsilon).scores, classes)), {
        parameters: [epsilon],
      }),
    ),
    ...addedEpsilons.flatMap((epsilon) =>
      variantOf('addedInLog', 1.4, of(q.map((value) => value + epsilon)), { parameters: [epsilon] }),
    ),
  ];
}
