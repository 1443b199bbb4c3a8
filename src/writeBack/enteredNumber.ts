/** The number that a person typed; undefined where it is none. */
export function enteredNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/(?<=\d)[_'](?=\d)/g, '')
    .toLowerCase();
  if (plain === 'nan') return NaN;
  const infinity = /^([-+]?)(?:inf|infinity|∞)$/.exec(plain);
  if (infinity) return infinity[1] === '-' ? -Infinity : Infinity;
  const isNumber =
    plain.length <= 400 && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^0[xob][\da-f]+$/.test(plain);
  const value = isNumber ? Number(plain) : NaN;
  return Number.isNaN(value) ? undefined : value;
}
