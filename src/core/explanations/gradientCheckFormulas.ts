import { sigmoid } from '../elementwise/bceWithLogits';
import type { LossQuestion } from '../question';
import { rowReport } from '../report/rowReport';
import { distributionsOf, targetDistributionsOf } from './expectedValueVariant';
import { ownGradients, type GradientCandidate, type GradientId } from './gradientCheckCandidates';

function factorOf(question: LossQuestion): number {
  return rowReport(question, 0).gradientFactor;
}

/** Gradients of a row of a distribution by formula: by q, without the target, softmax twice, along the other axis. */
export function categoricalFormulas(question: LossQuestion): GradientCandidate[] {
  const { rows, classes, scale, options, target, loss } = question;
  if (target === undefined) return [];
  const { temperature = 1, ignoreIndex } = options;
  const factor = factorOf(question);
  const isKept = (row: number) => target.kind !== 'index' || target.indices[row] !== ignoreIndex;
  const of = (id: GradientId, cost: number, valueOf: (index: number) => number): GradientCandidate => {
    const values = Float64Array.from({ length: rows * classes }, (_, index) =>
      isKept(Math.floor(index / classes)) ? valueOf(index) : 0,
    );
    return { id, cost, factor, parameters: [], values };
  };
  const q = distributionsOf(question);
  const p = effectiveTargets(question);
  const shared = [
    of('byProbabilities', 1, (index) => (p[index] === 0 ? 0 : -p[index] / q[index])),
    of('byLogProbabilities', 1.1, (index) => -p[index]),
  ];
  if (scale !== 'logits')
    return loss === 'nll' || loss === 'klDiv'
      ? [...shared, of('softmaxTwiceInner', 1, (index) => q[index] - p[index])]
      : shared;
  const other =
    temperature === 1 ? undefined : ownGradients({ ...question, options: { ...options, temperature: 1 } });
  const brier = ownGradients({ ...question, loss: 'brier', options: { ...options, weight: undefined } });
  return [
    ...shared,
    of('targetMissing', 1, (index) => q[index] / temperature),
    ...softmaxTwice(question, q, p, of),
    ...(!other ? [] : [{ ...other, id: 'temperatureLeftOut', cost: 1 } as const]),
    ...otherAxis(question, p, of),
    of('massLeftOut', 1.2, (index) => (q[index] - p[index]) / temperature),
    ...(brier && loss !== 'brier'
      ? [{ ...brier, id: 'squaredErrorOfProbabilities', cost: 1.3 } as const]
      : []),
  ];
}

type Of = (id: GradientId, cost: number, valueOf: (index: number) => number) => GradientCandidate;

/** The effective target a of every row: with weights and smoothing. */
function effectiveTargets(question: LossQuestion): Float64Array {
  const { rows, classes } = question;
  const p = targetDistributionsOf(question).slice();
  for (let row = 0; row < rows; row += 1) p.set(rowReport(question, row).p ?? [], row * classes);
  return p;
}

/** Through a second softmax to the logits, and only to the probabilities between the two. */
function softmaxTwice(question: LossQuestion, q: Float64Array, p: Float64Array, of: Of): GradientCandidate[] {
  const { classes, options } = question;
  const { temperature = 1 } = options;
  const again = distributionsOf({ ...question, scores: q, options: { ...options, temperature: 1 } });
  const rowSums = (values: (index: number) => number, index: number) => {
    const start = index - (index % classes);
    let sum = 0;
    for (let other = start; other < start + classes; other += 1) sum += values(other);
    return sum;
  };
  const inner = (index: number) => rowSums((other) => p[other], index) * again[index] - p[index];
  const products = Float64Array.from(q, (value, index) => value * inner(index));
  return [
    of(
      'softmaxTwice',
      1,
      (index) => (products[index] - q[index] * rowSums((other) => products[other], index)) / temperature,
    ),
    of('softmaxTwiceInner', 1.1, inner),
  ];
}

/** Softmax down the columns. */
function otherAxis(question: LossQuestion, p: Float64Array, of: Of): GradientCandidate[] {
  const { rows, classes, scores, options } = question;
  if (rows < 2) return [];
  const turned = Float64Array.from(
    scores,
    (_, index) => scores[(index % rows) * classes + Math.floor(index / rows)],
  );
  const down = distributionsOf({
    ...question,
    scores: turned,
    rows: classes,
    classes: rows,
    target: undefined,
    options: { temperature: options.temperature },
  });
  const at = (index: number) => down[(index % classes) * rows + Math.floor(index / classes)];
  const columnMass = Float64Array.from({ length: classes }, (_, column) => {
    let mass = 0;
    for (let row = 0; row < rows; row += 1) mass += p[row * classes + column];
    return mass;
  });
  const { temperature = 1 } = options;
  return [
    of('otherAxis', 1.1, (index) => (columnMass[index % classes] * at(index) - p[index]) / temperature),
    of('otherAxis', 1.2, (index) => (at(index) - p[index]) / temperature),
  ];
}

/** Of binary cross entropy: without the target, by the probability, a squared error through the sigmoid. */
export function binaryFormulas(question: LossQuestion): GradientCandidate[] {
  const { scores, target, loss } = question;
  if (loss !== 'bceWithLogits' || target === undefined) return [];
  const y = target.kind === 'index' ? Float64Array.from(target.indices) : target.values;
  const factor = factorOf(question);
  const of = (
    id: GradientId,
    cost: number,
    valueOf: (q: number, y: number) => number,
  ): GradientCandidate => ({
    id,
    cost,
    factor,
    parameters: [],
    values: scores.map((x, index) => valueOf(sigmoid(x), y[index])),
  });
  return [
    of('targetMissing', 1, (q) => q),
    of('byProbabilities', 1, (q, label) => (q - label) / (q * (1 - q))),
    of('throughSigmoid', 1.1, (q, label) => (q - label) * q * (1 - q)),
  ];
}
