import { softmax } from '../categorical/softmax';
import { sumOf } from '../kernel/exactArithmetic';
import type { ErrorSignal } from './errorSignal';
import { clipAt, oneHotClass, type LogitContext, type LogitSignalId } from './errorSignalLogitIds';
import { lossesOfLogits } from './errorSignalLosses';
import { normOf } from './errorSignalNorm';

/** The signal by ℓ, with q = softmax(ℓ/T), d = q − p, s = Σ p. Losses are multiplied by T, which takes the place of 1/T. */
export function logitSignal(id: LogitSignalId, context: LogitContext): ErrorSignal<LogitSignalId> {
  const { temperature } = context;
  const at = (x: Float64Array) => valuesOf(id, context, x, softmax(x, { temperature }));
  const jacobian = (x: Float64Array) => jacobianOf(id, context, softmax(x, { temperature }));
  const loss = lossesOfLogits(context)[id];
  return { id, at, jacobian, loss };
}

/** A signal that is f_k(q_k) in class k, with the derivative f′ in q_k. */
function elementOf(
  id: LogitSignalId,
  { p, weights }: LogitContext,
  q: number,
  k: number,
): readonly [number, number] {
  const d = q - p[k];
  switch (id) {
    case 'weighted':
      return [weights[k] * d, weights[k]];
    case 'timesProbability':
      return [q * d, 2 * q - p[k]];
    case 'focalEach':
      return [(1 - q) ** 2 * d, (1 - q) ** 2 - 2 * (1 - q) * d];
    case 'clipped':
      return [Math.max(-clipAt, Math.min(clipAt, d)), Math.abs(d) < clipAt ? 1 : 0];
    case 'twice':
      return [2 * (q - p[k]), 2];
    default:
      return [d, 1];
  }
}

function valuesOf(id: LogitSignalId, context: LogitContext, x: Float64Array, q: Float64Array): Float64Array {
  const { p, temperature } = context;
  const mass = sumOf(p);
  const d = q.map((value, k) => value - p[k]);
  switch (id) {
    case 'difference':
      return q.map((value, k) => mass * value - p[k]);
    case 'overTemperature':
      return q.map((value, k) => (mass * value - p[k]) / temperature);
    case 'twice':
      return q.map((value, k) => 2 * (mass * value - p[k]));
    case 'probabilities':
      return q;
    case 'logits':
      return x.map((value, k) => value - p[k]);
    case 'brierGradient': {
      const mean = q.reduce((sum, value, k) => sum + value * d[k], 0);
      return q.map((value, k) => 2 * value * (d[k] - mean));
    }
    case 'focalFactor': {
      const factor = (1 - q[oneHotClass(p)]) ** 2;
      return d.map((value) => factor * value);
    }
    case 'byNorm': {
      const norm = normOf(d);
      return d.map((value) => value / norm);
    }
    default:
      return q.map((value, k) => elementOf(id, context, value, k)[0]);
  }
}

function jacobianOf(
  id: LogitSignalId,
  context: LogitContext,
  q: Float64Array,
): (k: number, j: number) => number {
  const { p, temperature } = context;
  const mass = sumOf(p);
  // ∂q_k/∂ℓ_j
  const ofSoftmax = (k: number, j: number) => (q[k] * ((k === j ? 1 : 0) - q[j])) / temperature;
  switch (id) {
    case 'difference':
      return (k, j) => mass * ofSoftmax(k, j);
    case 'twice':
      return (k, j) => 2 * mass * ofSoftmax(k, j);
    case 'overTemperature':
      return (k, j) => (mass * ofSoftmax(k, j)) / temperature;
    case 'logits':
      return (k, j) => (k === j ? 1 : 0);
    case 'brierGradient':
      return brierJacobian(q, p, ofSoftmax, temperature);
    case 'focalFactor': {
      const target = oneHotClass(p);
      const rest = 1 - q[target];
      return (k, j) => rest ** 2 * ofSoftmax(k, j) - 2 * rest * ofSoftmax(target, j) * (q[k] - p[k]);
    }
    case 'byNorm': {
      const d = q.map((value, k) => value - p[k]);
      const norm = normOf(d);
      const mean = d.reduce((sum, value, k) => sum + value * q[k], 0);
      // dᵀ∂q/∂ℓ_j = q_j (d_j − Σ q d)/T
      return (k, j) => (ofSoftmax(k, j) - (d[k] * ((q[j] * (d[j] - mean)) / temperature)) / norm ** 2) / norm;
    }
    default:
      return (k, j) => elementOf(id, context, q[k], k)[1] * ofSoftmax(k, j);
  }
}

/** Of 2 q_k (d_k − Σ q d): the mean Σ q d itself moves by q_j (d_j − Σ q d + q_j − Σ q²)/T. */
function brierJacobian(
  q: Float64Array,
  p: Float64Array,
  ofSoftmax: (k: number, j: number) => number,
  temperature: number,
): (k: number, j: number) => number {
  const d = q.map((value, k) => value - p[k]);
  const mean = q.reduce((sum, value, k) => sum + value * d[k], 0);
  const square = q.reduce((sum, value) => sum + value * value, 0);
  return (k, j) => {
    const meanSlope = (q[j] * (d[j] - mean + q[j] - square)) / temperature;
    return 2 * (ofSoftmax(k, j) * (d[k] - mean) + q[k] * (ofSoftmax(k, j) - meanSlope));
  };
}
