import type { LossName, LossOptions, LossQuestion, Reduction, Scale, Target } from '../../src/core';
import { peerOperations, type PeerOperation } from './peerOperations';
import { Random } from './random';

/** One question, for core and for PyTorch. */
export interface PeerCase {
  readonly operation: string;
  /** Ordinary scores are within ±5. */
  readonly isExtreme: boolean;
  readonly question: LossQuestion;
  /** What PyTorch's side reads, in JSON. */
  readonly wire: object;
}

/** What an operation asks: made anew for each case. */
export interface PeerInput {
  readonly loss: LossName;
  readonly scale: Scale;
  readonly scores: readonly (readonly number[])[];
  readonly target: readonly number[] | readonly (readonly number[])[];
  readonly targetKind: Target['kind'];
  readonly options: LossOptions;
  readonly reduction: Reduction;
}

/** So many cases, the operations in turn. */
export function peerCases(count: number, seed: number): PeerCase[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) =>
    caseOf(peerOperations[index % peerOperations.length], random, index),
  );
}

function caseOf({ name, extremes, make }: PeerOperation, random: Random, index: number): PeerCase {
  // Every other round of the operations is extreme, where the operation can be.
  const isExtreme = extremes && Math.floor(index / peerOperations.length) % 2 === 1;
  const { loss, scale, scores, target, targetKind, options, reduction } = make(random, isExtreme);
  const values = Float64Array.from(target.flat());
  const question: LossQuestion = {
    scores: Float64Array.from(scores.flat()),
    rows: scores.length,
    classes: scores[0].length,
    scale,
    loss,
    target:
      targetKind === 'index' ? { kind: 'index', indices: Array.from(values) } : { kind: targetKind, values },
    reduction,
    options,
  };
  const ofTarget = targetKind === 'index' ? { indices: target } : { target: written(target) };
  const wire = { operation: name, scores: written(scores), ...ofTarget, options, reduction };
  return { operation: name, isExtreme, question, wire };
}

/** JSON has no infinities. */
function written(values: readonly (number | readonly number[])[]): unknown[] {
  return values.map((value) =>
    typeof value === 'number' ? (Number.isFinite(value) ? value : String(value)) : written(value),
  );
}
