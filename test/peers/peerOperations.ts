import type { LossName, LossOptions, Scale } from '../../src/core';
import { logSoftmax, softmax } from '../../src/core';
import type { PeerInput } from './peerCase';
import type { Random } from './random';

/** One operation that both sides compute. */
export interface PeerOperation {
  /** PyTorch's function, or the loss whose definition is differentiated by PyTorch. */
  readonly name: string;
  /** Whether scores beyond ±5 are asked for too. */
  readonly extremes: boolean;
  make(random: Random, isExtreme: boolean): PeerInput;
}

const reductions = ['none', 'sum', 'mean'] as const;

/** Far from 0, near each other, huge, or masked. */
function extremeRow(random: Random, classes: number): number[] {
  const scale = random.pick([50, 700, 1e4, 1e8, 1e150, 1e300]);
  const offset = random.pick([0, 0, 1000, 1e8]);
  const row = random.list(classes, () => random.between(-scale, scale) + offset);
  if (random.fraction() < 0.3) row[random.integer(0, classes - 1)] = -Infinity;
  return row;
}

function logitsOf(random: Random, isExtreme: boolean, rows: number, classes: number): number[][] {
  const row = () =>
    isExtreme ? extremeRow(random, classes) : random.list(classes, () => random.between(-5, 5));
  return Array.from({ length: rows }, row);
}

function softOf(random: Random, rows: number, classes: number): number[][] {
  return Array.from({ length: rows }, () =>
    Array.from(softmax(random.list(classes, () => random.between(-3, 3)))),
  );
}

/** Soft targets; where extreme, some of them of a single class. */
function targetsOf(random: Random, isExtreme: boolean, rows: number, classes: number): number[][] {
  return softOf(random, rows, classes).map((row) => {
    if (!isExtreme || random.fraction() < 0.5) return row;
    const only = random.integer(0, classes - 1);
    return row.map((_, index) => (index === only ? 1 : 0));
  });
}

const indicesOf = (random: Random, rows: number, classes: number) =>
  random.list(rows, () => random.integer(0, classes - 1));

function sizesOf(random: Random): { rows: number; classes: number } {
  return { rows: random.integer(1, 4), classes: random.integer(2, 12) };
}

/** Some of the options of cross entropy. */
function crossEntropyOptions(random: Random, classes: number): LossOptions {
  return {
    ...(random.fraction() < 0.3 ? { temperature: random.between(0.2, 5) } : {}),
    ...(random.fraction() < 0.3 ? { labelSmoothing: random.fraction() } : {}),
    ...(random.fraction() < 0.3 ? { weight: random.list(classes, () => random.between(0.1, 3)) } : {}),
  };
}

/** A loss of logits against class indices or distributions. */
function ofLogits(
  name: string,
  loss: LossName,
  extremes: boolean,
  form: 'index' | 'soft' | 'either',
  options: (random: Random, classes: number) => LossOptions = () => ({}),
): PeerOperation {
  return {
    name,
    extremes,
    make(random, isExtreme) {
      const { rows, classes } = sizesOf(random);
      const isIndex = form === 'index' || (form === 'either' && random.fraction() < 0.5);
      return {
        loss,
        scale: 'logits',
        scores: logitsOf(random, isExtreme, rows, classes),
        target: isIndex ? indicesOf(random, rows, classes) : targetsOf(random, isExtreme, rows, classes),
        targetKind: isIndex ? 'index' : 'distribution',
        options: options(random, classes),
        reduction: random.pick(reductions),
      };
    },
  };
}

/** A loss of given log-probabilities. */
function ofLogarithms(name: string, loss: LossName, form: 'index' | 'soft'): PeerOperation {
  return {
    name,
    extremes: false,
    make(random) {
      const { rows, classes } = sizesOf(random);
      const scores = logitsOf(random, false, rows, classes).map((row) => Array.from(logSoftmax(row)));
      const isIndex = form === 'index';
      const weight = random.list(classes, () => random.between(0.1, 3));
      return {
        loss,
        scale: 'log-probabilities',
        scores,
        target: isIndex ? indicesOf(random, rows, classes) : softOf(random, rows, classes),
        targetKind: isIndex ? 'index' : 'distribution',
        options: isIndex && random.fraction() < 0.5 ? { weight } : {},
        reduction: random.pick(isIndex ? reductions : (['sum', 'mean'] as const)),
      };
    },
  };
}

/** A loss of numbers one by one. */
function ofNumbers(
  name: string,
  loss: LossName,
  scale: Scale,
  range: readonly [number, number],
  target: (random: Random) => number,
  options: (random: Random, classes: number) => LossOptions = () => ({}),
  extremes = true,
): PeerOperation {
  return {
    name,
    extremes,
    make(random, isExtreme) {
      const { rows, classes } = sizesOf(random);
      const sizes = loss === 'bceWithLogits' ? [20, 1e3, 1e8, Infinity] : [20, 100, 1e3, 1e8];
      const size = isExtreme ? random.pick(sizes) : 1;
      const score = () => random.between(range[0], range[1]) * size;
      return {
        loss,
        scale,
        scores: Array.from({ length: rows }, () => random.list(classes, score)),
        target: Array.from({ length: rows }, () => random.list(classes, () => target(random))),
        targetKind: 'values',
        options: options(random, classes),
        reduction: random.pick(reductions),
      };
    },
  };
}

const value = (random: Random) => random.between(-5, 5);
const sign = (random: Random) => random.pick([-1, 1]);
const count = (random: Random) => random.integer(0, 6);
const probability = (random: Random) => random.pick([0, 1, random.fraction()]);
const flag = (random: Random) => random.fraction() < 0.5;

/** Functions of PyTorch first, then losses whose definition is differentiated by it. */
export const peerOperations: readonly PeerOperation[] = [
  ofLogits('cross_entropy', 'crossEntropy', true, 'either', crossEntropyOptions),
  ofLogarithms('nll_loss', 'nll', 'index'),
  ofLogarithms('kl_div', 'klDiv', 'soft'),
  ofLogits('multi_margin_loss', 'multiClassHinge', true, 'index', (random, classes) => ({
    margin: random.between(0.1, 2),
    power: random.pick([1, 2]),
    ...(flag(random) ? { weight: random.list(classes, () => random.between(0.1, 3)) } : {}),
  })),
  ofNumbers(
    'binary_cross_entropy_with_logits',
    'bceWithLogits',
    'logits',
    [-5, 5],
    probability,
    (random, n) => ({
      ...(flag(random) ? { posWeight: random.list(n, () => random.between(0.1, 3)) } : {}),
      ...(flag(random) ? { weight: random.list(n, () => random.between(0, 3)) } : {}),
    }),
  ),
  ofNumbers(
    'binary_cross_entropy',
    'bceProbs',
    'probabilities',
    [0.001, 0.999],
    probability,
    () => ({}),
    false,
  ),
  ofNumbers('mse_loss', 'squaredError', 'values', [-5, 5], value),
  ofNumbers('l1_loss', 'absoluteError', 'values', [-5, 5], value),
  ofNumbers('huber_loss', 'huber', 'values', [-5, 5], value, (random) => ({ delta: random.between(0.1, 3) })),
  ofNumbers('smooth_l1_loss', 'smoothL1', 'values', [-5, 5], value, (random) => ({
    beta: random.between(0.1, 3),
  })),
  ofNumbers('soft_margin_loss', 'softMargin', 'values', [-5, 5], sign),
  ofNumbers('poisson_nll_loss', 'poissonNll', 'values', [0.1, 5], count, (random) => ({
    logInput: flag(random),
    full: flag(random),
    epsilon: 1e-8,
  })),
  ofNumbers('gaussian_nll_loss', 'gaussianNll', 'values', [-5, 5], value, (random, n) => ({
    variance: random.list(n, () => random.between(0, 3)),
    full: flag(random),
    epsilon: 1e-6,
  })),
  ofNumbers('cosine_embedding_loss', 'cosineDistance', 'values', [-5, 5], value),
  ofLogits('Brier', 'brier', false, 'either'),
  ofLogits('spherical', 'spherical', false, 'either'),
  ofLogits('power', 'powerScore', false, 'either', (random) => ({ alpha: random.pick([0.5, 1.5, 2, 3]) })),
  ofLogits('ranked probability', 'rps', false, 'either'),
  ofLogits('focal', 'focal', false, 'either', (random) => ({ gamma: random.pick([0, 1, 2, 3.5]) })),
  ofLogits('poly-1', 'polyLoss', false, 'either', (random) => ({ epsilon: random.between(-1, 4) })),
  ofLogits('generalized cross entropy', 'generalizedCrossEntropy', false, 'either', (random) => ({
    rho: random.between(0.1, 1),
  })),
  ofLogits('linear', 'linearScore', false, 'either'),
  ofLogits('reverse Kullback–Leibler', 'reverseKl', false, 'soft'),
  ofLogits('Jensen–Shannon', 'jsDivergence', false, 'soft'),
  ofNumbers('squared hinge', 'squaredHinge', 'values', [-5, 5], sign),
  ofNumbers('perceptron', 'perceptron', 'values', [-5, 5], sign),
  ofNumbers('quantile', 'quantile', 'values', [-5, 5], value, (random) => ({
    quantile: random.between(0.05, 0.95),
  })),
  ofNumbers('log-cosh', 'logCosh', 'values', [-5, 5], value),
];
