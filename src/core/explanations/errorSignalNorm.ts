/** ‖d‖₂, from the numbers over the largest, so that no square overflows. */
export function normOf(d: Float64Array): number {
  const largest = d.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 0 && largest < Infinity)) return largest;
  return largest * Math.sqrt(d.reduce((sum, value) => sum + (value / largest) ** 2, 0));
}
