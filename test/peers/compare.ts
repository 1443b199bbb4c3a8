import { report, rowReport, type LossQuestion } from '../../src/core';
import type { PeerCase } from './peerCase';
import type { PeerAnswer } from './pytorch';

/** The figures of an operation. Differences of losses are relative; of gradients, relative to the largest component. */
export interface OperationFigures {
  readonly operation: string;
  readonly inputs: number;
  /** Scores within ±5. */
  loss: number;
  gradient: number;
  /** Of other inputs, where a loss near 0 is only rounding to PyTorch: beside the larger of 1 and the value. */
  extremeLoss: number;
  extremeGradient: number;
}

export interface Comparison {
  readonly figures: readonly OperationFigures[];
  /** What differs by policy: how often, by what it is. */
  readonly policies: ReadonlyMap<string, number>;
  /** What differs and no policy says why. */
  readonly unexplained: readonly string[];
}

export function compare(cases: readonly PeerCase[], answers: readonly PeerAnswer[]): Comparison {
  const figures = new Map<string, OperationFigures>();
  const policies = new Map<string, number>();
  const unexplained: string[] = [];
  cases.forEach((one, index) => {
    const own = answerOf(one.question);
    const peer = answers[index];
    const policy = policyOf(one, own, peer);
    const before = figures.get(one.operation) ?? noFigures(one.operation);
    figures.set(
      one.operation,
      policy ? { ...before, inputs: before.inputs + 1 } : widened(before, one, own, peer),
    );
    if (policy === undefined) return;
    if (policy === '')
      unexplained.push(`${one.operation} ${JSON.stringify(one.wire)}: ${said(own)} and ${said(peer)}`);
    else policies.set(policy, (policies.get(policy) ?? 0) + 1);
  });
  return { figures: [...figures.values()], policies, unexplained };
}

const said = ({ loss, gradient }: PeerAnswer): string => `${loss.join(' ')} | ${gradient.join(' ')}`;

const noFigures = (operation: string): OperationFigures => ({
  operation,
  inputs: 0,
  loss: 0,
  gradient: 0,
  extremeLoss: 0,
  extremeGradient: 0,
});

/** The reduced loss, or all of them, and the gradient of what PyTorch differentiates: their sum, or the reduced loss. */
function answerOf(question: LossQuestion): PeerAnswer {
  const { losses = new Float64Array(), reduced } = report(question);
  const gradient = Array.from({ length: question.rows }, (_, index) => {
    const row = rowReport(question, index);
    return Array.from(row.gradient ?? [], (value) => value * row.gradientFactor);
  }).flat();
  return { loss: question.reduction === 'none' ? Array.from(losses) : [reduced ?? NaN], gradient };
}

/**
 * Why two answers are not compared: '' where there is no reason, undefined where they are compared. A number that is
 * not finite must be the same on both sides, or PyTorch's own arithmetic must have run out of range.
 */
function policyOf({ operation, isExtreme }: PeerCase, own: PeerAnswer, peer: PeerAnswer): string | undefined {
  const pairs = [...pairsOf(own.loss, peer.loss), ...pairsOf(own.gradient, peer.gradient)];
  const odd = pairs.find(([a, b]) => !Object.is(a + 0, b + 0) && !(Number.isFinite(a) && Number.isFinite(b)));
  if (!odd) return undefined;
  const [mine, theirs] = odd;
  if (!isExtreme) return '';
  if (Number.isNaN(theirs)) return `${operation}: PyTorch gives NaN, Loss Lens ${kindOf(mine)}`;
  if (Number.isFinite(mine)) return `${operation}: PyTorch gives ∞, Loss Lens a finite number`;
  return '';
}

const kindOf = (value: number): string => (Number.isFinite(value) ? 'a number' : '∞');

function pairsOf(first: readonly number[], second: readonly number[]): [number, number][] {
  if (first.length !== second.length) return [[NaN, 0]];
  return first.map((value, index) => [value, second[index]]);
}

function widened(
  before: OperationFigures,
  { isExtreme }: PeerCase,
  own: PeerAnswer,
  peer: PeerAnswer,
): OperationFigures {
  const floor = isExtreme ? 1 : 0;
  const loss = Math.max(
    ...pairsOf(own.loss, peer.loss).map(([a, b]) => difference(a, b, Math.max(Math.abs(b), floor))),
  );
  const largest = Math.max(floor, ...peer.gradient.filter(Number.isFinite).map(Math.abs));
  const gradient = Math.max(
    ...pairsOf(own.gradient, peer.gradient).map(([a, b]) => difference(a, b, largest)),
  );
  const inputs = before.inputs + 1;
  return isExtreme
    ? {
        ...before,
        inputs,
        extremeLoss: Math.max(before.extremeLoss, loss),
        extremeGradient: Math.max(before.extremeGradient, gradient),
      }
    : { ...before, inputs, loss: Math.max(before.loss, loss), gradient: Math.max(before.gradient, gradient) };
}

/** |a − b|/size; 0 for equal numbers, infinite ones and 0 beside 0 too. */
function difference(a: number, b: number, size: number): number {
  return a === b || (Number.isNaN(a) && Number.isNaN(b)) ? 0 : Math.abs(a - b) / size;
}
