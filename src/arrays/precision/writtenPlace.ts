/** How a number is written: digits behind its point, its power of ten, and whether it has either. */
export interface WrittenPlace {
  readonly decimals: number;
  readonly exponent: number;
  /** A point or an exponent, as no whole number of an integer type has. */
  readonly isReal: boolean;
}

const written = /^[-+\u2212]?[\d_]*(\.[\d_]*)?(?:[eE]([-+\u2212]?\d{1,4}))?/;

/** The place of the last digit of the number that `text` begins with. */
export function writtenPlace(text: string): WrittenPlace {
  const match = written.exec(text);
  const fraction = match?.[1];
  const exponent = match?.[2];
  return {
    decimals: fraction === undefined ? 0 : fraction.replaceAll('_', '').length - 1,
    exponent: exponent === undefined ? 0 : Number(exponent.replace('\u2212', '-')),
    isReal: fraction !== undefined || exponent !== undefined,
  };
}

/** Half a unit in the place of the digit `decimals` behind the point of a number with this power of ten. */
export function halfUnit(decimals: number, exponent: number): number {
  return 0.5 * 10 ** (exponent - decimals);
}
