import * as core from '../../src/core';
import type { Reduction } from '../../src/core';
import type { ReferenceCase, Value } from './referenceCase';

/** Results by the names of the reference file. */
export type Results = { readonly [key: string]: unknown };

/** How each operation of the reference files is computed by core. */
export const operations: { readonly [op: string]: (reference: ReferenceCase) => Results } = {
  softmax: (c) => ({ q: core.softmax(list(c.input.logits), options(c)) }),
  logSoftmax: (c) => ({ logq: core.logSoftmax(list(c.input.logits), options(c)) }),
  logSumExp: (c) => ({ lse: core.logSumExp(list(c.input.logits), options(c)) }),
  crossEntropy: (c) => {
    const { loss, gradient, q, logSumExp } = core.softmaxCrossEntropy(...rowAndTarget(c), options(c));
    const unit = c.params.unit === 'bits' ? Math.LN2 : 1;
    return { loss: loss / unit, grad: gradient.map((value) => value / unit), q, lse: logSumExp };
  },
  crossEntropyBatch: (c) => renamed(core.crossEntropyBatch(table(c.input.logits), targets(c), options(c))),
  crossEntropyGenerated: generated,
  crossEntropyProbs: (c) => {
    const { loss, gradient } = core.crossEntropyOfProbabilities(list(c.input.p), list(c.input.q));
    return { loss, gradQ: gradient };
  },
  klDivergence: (c) => ({ kl: core.klDivergence(list(c.input.p), list(c.input.q)) }),
  klFromLogits: (c) => {
    const { loss, gradient } = core.klFromLogits(list(c.input.logits), list(c.input.p), options(c));
    return { kl: loss, grad: gradient };
  },
  klDivBatch: (c) => {
    const reduction = c.params.reduction === 'batchmean' ? 'batchmean' : options(c).reduction;
    const logTarget = c.params.logTarget === true;
    return renamed(core.klDivBatch(table(c.input.logq), table(c.input.p), { reduction, logTarget }));
  },
  jsDivergence: (c) => core.jsDivergence(list(c.input.p), list(c.input.q)),
  entropy: (c) => ({ ...core.entropy(list(c.input.p)) }),
  entropyFromLogits: (c) => ({ ...core.entropyFromLogits(list(c.input.logits), options(c)) }),
  entropyGradient: (c) => {
    const { nats, gradient } = core.entropyGradient(list(c.input.logits), options(c));
    return { nats, grad: gradient };
  },
  perplexity: (c) => ({ ...core.perplexity(table(c.input.logits), list(c.input.target), options(c)) }),
  temperatureGradient: (c) => {
    const { loss, derivative } = core.temperatureGradient(...rowAndTarget(c), options(c));
    return { loss, dLdT: derivative };
  },
  topK: (c) => ({ ...core.topProbabilities(list(c.input.logits), number(c.params.k), options(c)) }),
  brier: (c) => renamed(core.brier(...rowAndTarget(c), options(c))),
  spherical: (c) => renamed(core.spherical(...rowAndTarget(c), options(c))),
  rps: (c) => renamed(core.rps(...rowAndTarget(c), options(c))),
  focal: (c) => renamed(core.focal(list(c.input.logits), number(c.input.target), options(c))),
  polyLoss: (c) => renamed(core.polyLoss(list(c.input.logits), number(c.input.target), options(c))),
  nll: (c) => renamed(core.nll(table(c.input.logq), targets(c), options(c))),
  sampledGradient: (c) => ({ ...core.sampledGradient(list(c.input.logits), list(c.input.p), options(c)) }),
  ceHessian: (c) => ({ hessian: core.crossEntropyHessian(list(c.input.logits), options(c)) }),
  ceHvp: (c) => ({ hv: core.crossEntropyHessianVector(list(c.input.logits), list(c.input.v), options(c)) }),
  bceWithLogits: (c) => renamed(core.bceWithLogits(list(c.input.logits), list(c.input.target), options(c))),
  mse: elementwise(core.mse),
  squaredError: elementwise(core.squaredError),
  absoluteError: elementwise(core.absoluteError),
  quartic: elementwise(core.quartic),
  sinSquared: elementwise(core.sinSquared),
  huber: elementwise(core.huber),
  smoothL1: elementwise(core.smoothL1),
  logCosh: elementwise(core.logCosh),
};

/** A row of the generator lcg32, long enough to be written as a seed. */
function generated({ input, params }: ReferenceCase): Results {
  const { seed, n, scale } = record(input.generator);
  let state = number(seed);
  const logits = Float64Array.from({ length: number(n) }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * (2 * number(scale));
  });
  const { loss, gradient, q, logSumExp } = core.softmaxCrossEntropy(logits, number(input.target));
  const samples = list(params.sampleIndices);
  return {
    lse: logSumExp,
    loss,
    qAt: samples.map((index) => q[index]),
    gradAt: samples.map((index) => gradient[index]),
    entropyNats: core.entropyFromLogits(logits).nats,
    argmax: core.topClasses(logits, 1)[0],
  };
}

type Elementwise = (x: number[], y: number[], chosen: ReturnType<typeof options>) => core.ElementwiseLoss;

function elementwise(loss: Elementwise): (reference: ReferenceCase) => Results {
  return (c) => renamed(loss(list(c.input.x), list(c.input.y), options(c)));
}

function renamed({ loss, gradient }: { readonly loss: unknown; readonly gradient: unknown }): Results {
  return { loss, grad: gradient };
}

function rowAndTarget({ input, params }: ReferenceCase): [number[], number | number[]] {
  const target =
    params.targetKind === 'prob' || Array.isArray(input.target) ? list(input.target) : number(input.target);
  return [list(input.logits), target];
}

function targets({ input, params }: ReferenceCase): number[] | number[][] {
  return params.targetKind === 'prob' ? table(input.target) : list(input.target);
}

/** The options that core has under the same names. */
function options({ params }: ReferenceCase) {
  return {
    temperature: optional(params.temperature, number),
    labelSmoothing: optional(params.labelSmoothing, number),
    weight: optional(params.weight, list),
    posWeight: optional(params.posWeight, list),
    ignoreIndex: optional(params.ignoreIndex, number),
    reduction: optional(params.reduction, reduction),
    delta: optional(params.delta, number),
    beta: optional(params.beta, number),
    gamma: optional(params.gamma, number),
    alpha: optional(params.alpha, list),
    epsilon: optional(params.epsilon, number),
  };
}

function optional<T>(value: Value | undefined, read: (value: Value) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

function number(value: Value): number {
  if (typeof value !== 'number') throw new TypeError(`expected a number, found ${JSON.stringify(value)}`);
  return value;
}

function list(value: Value): number[] {
  if (!Array.isArray(value)) throw new TypeError(`expected numbers, found ${JSON.stringify(value)}`);
  return value.map(number);
}

function table(value: Value): number[][] {
  if (!Array.isArray(value)) throw new TypeError(`expected rows, found ${JSON.stringify(value)}`);
  return value.map(list);
}

function record(value: Value): { readonly [key: string]: Value } {
  if (typeof value !== 'object' || isList(value)) throw new TypeError('expected an object');
  return value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function reduction(value: Value): Reduction {
  if (value === 'none' || value === 'sum' || value === 'mean') return value;
  throw new TypeError(`expected a reduction, found ${JSON.stringify(value)}`);
}
