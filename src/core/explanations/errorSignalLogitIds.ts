import { sumOf } from '../kernel/exactArithmetic';

/** Error signals by logits that are the gradient of a loss. */
export const integrableLogitSignals = [
  'difference',
  'overTemperature',
  'unscaled',
  'twice',
  'probabilities',
  'logits',
  'brierGradient',
  'focalFactor',
] as const;

/** Error signals by logits that are no gradient, as long as the weights are not all the same. */
export const otherLogitSignals = ['weighted', 'timesProbability', 'focalEach', 'clipped', 'byNorm'] as const;

export type LogitSignalId = (typeof integrableLogitSignals)[number] | (typeof otherLogitSignals)[number];

/** Beyond ± this much the clipped signal is cut. */
export const clipAt = 0.25;

export interface LogitContext {
  /** The target [N], used as is. */
  readonly p: Float64Array;
  readonly temperature: number;
  /** w of the weighted signal [N]. */
  readonly weights: Float64Array;
}

/** Which signals are there for a target: what is the same as another is left out. */
export function logitSignalIds({ p, temperature }: LogitContext): readonly LogitSignalId[] {
  const isOneHot = oneHotClass(p) >= 0;
  const isWhole = Math.abs(sumOf(p) - 1) <= 1e-9;
  const left = new Set<LogitSignalId>([
    ...(temperature === 1 ? (['overTemperature'] as const) : []),
    ...(isWhole ? (['unscaled'] as const) : []),
    ...(isOneHot ? [] : (['focalFactor'] as const)),
    // Of two classes these are (f, −f) of the difference of the logits, which has a loss.
    ...(p.length > 2 ? [] : (['clipped', 'byNorm'] as const)),
  ]);
  return [...integrableLogitSignals, ...otherLogitSignals].filter((id) => !left.has(id));
}

/** The class of a one-hot p, else −1. */
export function oneHotClass(p: Float64Array): number {
  const index = p.indexOf(1);
  return index >= 0 && p.every((value, other) => other === index || value === 0) ? index : -1;
}
