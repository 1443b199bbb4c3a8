/** max(0, value); NaN stays NaN. */
export function clippedAtZero(value: number): number {
  return value <= 0 ? 0 : value;
}
