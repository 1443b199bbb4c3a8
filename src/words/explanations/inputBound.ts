import { rowReport } from '../../core';
import type { Lens } from '../../lens';

/** Larger arrays have no bound worked out: it takes the gradient of every row. */
const scoresForBound = 20_000;
/** Numbers of fewer digits than these are more likely meant as written than rounded. */
const digitsOfRounded = 5;

/**
 * How far the reduced loss may be off, to first order, since its scores are written rounded: Σ |∂L/∂score| · half a
 * unit in each one's last place. 0 for what is written in a program, and where the digits are too few to tell.
 */
export function inputBoundOf(lens: Lens): number {
  const { question } = lens;
  if (question?.target === undefined || question.scores.length > scoresForBound) return 0;
  let bound = 0;
  for (let row = 0; row < question.rows; row += 1) {
    const { gradient, gradientFactor } = rowReport(question, row);
    gradient?.forEach((slope, index) => {
      const part = Math.abs(slope * gradientFactor) * halfUnitOf(lens, row, index);
      if (Number.isFinite(part)) bound += part;
    });
  }
  return bound;
}

function halfUnitOf({ reading, writtenScore }: Lens, row: number, index: number): number {
  const { scores, layout } = reading;
  const known = layout && scores?.precision?.(layout.elementIndex(row, index));
  if (known !== undefined) return known;
  const written = writtenScore(row, index);
  const match =
    written === undefined ? null : /^[-+\u2212]?(\d{0,20})\.(\d{1,20})(?:[eE]([-+]?\d{1,3}))?$/.exec(written);
  if (match === null) return 0;
  const [, whole, decimals, exponent = '0'] = match;
  const digits = (whole + decimals).replace(/^0+/, '').length;
  return digits < digitsOfRounded ? 0 : 0.5 * 10 ** (Number(exponent) - decimals.length);
}
