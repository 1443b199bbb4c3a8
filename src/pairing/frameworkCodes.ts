import { compareConventions, type ComparedConvention } from '../core';
import type { DiagnosticCode } from '../core/diagnostic';
import type { Reading } from './reading';

/** Larger questions are not worked through a second time. */
const MOST_NUMBERS = 2_000;
/** Rounding to float32 alone is less. */
const FLOAT32_EFFECT = 1e-4;

/** What the framework of the call, in some version of it, does otherwise than mathematics, as codes. */
export function frameworkCodes({ question, convention }: Reading): readonly DiagnosticCode[] {
  if (!question?.target || convention === null || question.scores.length > MOST_NUMBERS) return [];
  const own = compareConventions(question).rows.filter((row) => row.convention === convention);
  const codes = new Set<DiagnosticCode>();
  for (const row of own) {
    for (const difference of row.differences) {
      const isHeld = difference.code === 'clipped' || difference.code === 'log-held';
      const isAdded = difference.code === 'clipped' && difference.added;
      if (isHeld && (difference.elements > 0 || isAdded)) codes.add('clipped');
      // 0 · ∞, where mathematics takes 0.
      if (difference.code === 'zero-times-infinity') codes.add('nan');
      if (difference.code === 'renormalised') codes.add('renormalised');
    }
    if (isOtherInFloat32(row)) codes.add('float32');
  }
  return [...codes];
}

function isOtherInFloat32({ exact, float32 }: ComparedConvention): boolean {
  if (!exact || !float32) return false;
  return exact.losses.some((loss, index) => {
    const single = float32.losses[index] ?? NaN;
    if (Number.isNaN(loss) || loss === single) return false;
    return !(Math.abs(single - loss) <= FLOAT32_EFFECT * Math.max(1, Math.abs(loss)));
  });
}
