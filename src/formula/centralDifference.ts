import type { Evaluate } from './compileFormula';

export interface Quotient {
  readonly value: number;
  /** How far it may be from the derivative: what another step changes, and rounding. */
  readonly error: number;
}

/**
 * (f(x + h) − f(x − h)) / 2h with h ≈ ∛ε·max(1, |x|), where truncation (h²f‴/6) and rounding (ε|f|/h) are about equal.
 * The error is estimated from the quotient with 2h and from the rounding of f.
 */
export function centralDifference(value: Evaluate, x: number, y: number): Quotient {
  const wide = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(x));
  // Exactly the distance between two numbers.
  const step = x + wide - x;
  const near = quotient(value, x, y, step);
  const far = quotient(value, x, y, 2 * step);
  const size = Math.max(Math.abs(value(x + step, y)), Math.abs(value(x - step, y)));
  return { value: near, error: Math.abs(far - near) + (16 * Number.EPSILON * size) / step };
}

const quotient = (value: Evaluate, x: number, y: number, step: number): number =>
  (value(x + step, y) - value(x - step, y)) / (x + step - (x - step));
