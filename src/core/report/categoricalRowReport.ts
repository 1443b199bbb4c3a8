import { targetValues, type EffectiveTarget } from '../categorical/effectiveTarget';
import { natsOf } from '../categorical/entropy';
import { CompensatedSum, multiply, sumOf } from '../kernel/exactArithmetic';
import { logSumExpOf } from '../kernel/softmaxRow';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import type { RowReport } from '../report';
import { rowLossOf } from './rowLoss';
import { comparesValues } from './families';
import {
  distributionOfRow,
  entropyOfScores,
  scoresOfRow,
  workspaceFor,
  type ScoresOfRow,
} from './scoresOfRow';
import { isIgnored, ruleOf, targetIndexOf, targetOfRow } from './targetOfRow';

/** One row of a loss of distributions. */
export function categoricalRowReport(question: LossQuestion, row: number, gradientFactor: number): RowReport {
  const scoresRow = scoresOfRow(question, row, workspaceFor(question));
  const scores = scoresRow.scores.slice();
  const q = distributionOfRow(scoresRow) ?? probabilitiesOfScores(question, scores);
  const target = targetOfRow(question, ruleOf(question), row);
  const ignored = isIgnored(question, row);
  const { p, ...ofTarget } =
    target === undefined ? { p: undefined } : targetPart(question, row, scoresRow, target);
  const { loss, gradient } =
    target === undefined ? lossWithout(ignored, scores.length) : rowLossOf(question, scoresRow, target);
  return {
    row,
    scores,
    q,
    p,
    ignored,
    gradientFactor,
    ...logitsPart(scoresRow),
    ...ofTarget,
    loss,
    gradient,
    entropy: q && entropyOfScores(scoresRow, q),
    sums: { q: q && sumOf(q), p: p && sumOf(p), gradient: gradient && sumOf(gradient) },
  };
}

/** What a loss of scores makes of them, where it makes probabilities at all. */
function probabilitiesOfScores({ loss }: LossQuestion, scores: Float64Array): Float64Array | undefined {
  const entry = lossCalled(loss);
  return entry.kind === 'scores' ? entry.probabilities?.(scores) : undefined;
}

/** Without a target there is no loss; an ignored row's is 0. */
function lossWithout(ignored: boolean, classes: number): Pick<RowReport, 'loss' | 'gradient'> {
  return ignored ? { loss: 0, gradient: new Float64Array(classes) } : {};
}

function logitsPart(row: ScoresOfRow): Pick<RowReport, 'logSumExp' | 'largestScore'> {
  if (row.scale !== 'logits') return {};
  return { logSumExp: logSumExpOf(row.softmax), largestScore: row.softmax.maximum / row.softmax.temperature };
}

function targetPart(question: LossQuestion, row: number, scoresRow: ScoresOfRow, target: EffectiveTarget) {
  const p = targetValues(target, question.classes).slice();
  if (comparesValues(question.loss)) return { p };
  const targetIndex = targetIndexOf(question, row);
  const { scores } = scoresRow;
  return {
    p,
    targetIndex,
    rank: targetIndex === undefined ? undefined : rankOf(scores, targetIndex),
    targetMass: target.mass,
    targetScore: scoresRow.scale === 'logits' ? targetScoreOf(scoresRow.softmax, p) : undefined,
    targetEntropy: massEntropy(p, target.mass),
  };
}

/** pᵀℓ/T with 0 · ∞ = 0. */
function targetScoreOf(
  { logits, temperature }: { logits: Float64Array; temperature: number },
  p: Float64Array,
): number {
  const score = new CompensatedSum();
  p.forEach((value, index) => score.addProduct(value, logits[index] / temperature));
  return score.value;
}

/** −Σ p log(p/s), the least that −Σ p log q can be; the entropy of p where its mass s is 1. */
function massEntropy(p: Float64Array, mass: number): number {
  return natsOf(p) + (mass === 1 ? 0 : multiply(mass, Math.log(mass)));
}

function rankOf(scores: Float64Array, index: number): number {
  return 1 + scores.reduce((count, score) => (score > scores[index] ? count + 1 : count), 0);
}
