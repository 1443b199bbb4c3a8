import { productError, sumError } from './exactArithmetic';

/** Between its inverse and itself products split without overflow and their errors are normal numbers. */
const splittable = 1e290;

/** (logit − maximum) / T: shifted before it is divided, except where the shift itself overflows. */
export function shifted(logit: number, maximum: number, temperature: number): number {
  const difference = logit - maximum;
  if (temperature === 1) return difference;
  if (Number.isFinite(difference)) return difference / temperature;
  return logit / temperature - maximum / temperature;
}

/** What rounding took from `shift`, the value of `shifted` for the same arguments. */
export function shiftedRest(logit: number, maximum: number, temperature: number, shift: number): number {
  if (!(Math.abs(shift) < splittable)) return 0;
  const difference = logit - maximum;
  if (!Number.isFinite(difference)) return 0;
  const rest = sumError(logit, -maximum, difference);
  if (temperature === 1) return rest;
  if (temperature > splittable || temperature < 1 / splittable) return 0;
  const product = shift * temperature;
  return (difference - product - productError(shift, temperature, product) + rest) / temperature;
}
