/**
 * How numbers are written, everywhere a person reads them: hover, panel and terminal share these rules, so that the
 * same number never appears in two forms. No rounding may state something false: a small loss is not 0, a
 * probability just under 1 is not 1, and parts that are said to subtract to a number do so in the digits shown.
 */

const MINUS = '\u2212';
const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';
const UNIT_ROUNDOFF = 2 ** -52;
/** 17 significant digits tell any two doubles apart. */
const MOST_DIGITS = 17;

/** `-1.5e+7` → `−1.5e7`. */
const typographic = (text: string): string => text.replace('e+', 'e').replace(/-/g, MINUS);

/**
 * `digits` significant digits; below 0.001 and from 1e6 on as `4.87e−4`; integers below 1e6 as they are. A rounding
 * that lands on an integer gets digits until it does not: 0.99999997, −0.9995.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return typographic(String(value));
  if (size < 1e-3 || size >= 1e6) return typographic(value.toExponential(digits - 1));
  let text = value.toPrecision(digits);
  for (let more = digits + 1; more <= MOST_DIGITS && Number.isInteger(Number(text)); more++) {
    text = value.toPrecision(more);
  }
  return typographic(text);
}

/** As `formatNumber`, with + or − before everything but 0 and NaN; `narrow` and `complement` as in `formatProbability`. */
export function formatSigned(
  value: number,
  { complement, narrow = false }: { readonly complement?: number; readonly narrow?: boolean } = {},
): string {
  const rest = nearOne(Math.abs(value), complement, narrow);
  if (rest !== undefined) return value < 0 ? `${MINUS}1 + ${rest}` : `+1 ${MINUS} ${rest}`;
  return (value > 0 ? '+' : '') + formatNumber(value);
}

/**
 * A probability. Just under 1 it is written with as many digits as it takes (0.99999997); where those are too many
 * (more than 7 characters in `narrow` columns, 12 elsewhere, or a `q` that a double rounds to 1) as `1 − 3e−8`.
 *
 * @param complement 1 − q, best as the sum of the other probabilities: exact where q itself has rounded to 1.
 */
export function formatProbability(
  q: number,
  complement?: number,
  { narrow = false }: { readonly narrow?: boolean } = {},
): string {
  const rest = nearOne(q, complement, narrow);
  return rest === undefined ? formatNumber(q) : `1 ${MINUS} ${rest}`;
}

/** 1 − size in short, when size is so near to 1 that its own digits are too many or lost; else undefined. */
function nearOne(size: number, complement: number | undefined, narrow: boolean): string | undefined {
  const rest = complement ?? 1 - size;
  if (!(size <= 1 && size > 0.99 && rest > 0 && rest < 0.01)) return undefined;
  const room = narrow ? 7 : 12;
  if (size < 1 && formatNumber(size).length <= room) return undefined;
  return typographic(rest.toExponential(narrow ? 0 : 2).replace(/\.?0+e/, 'e'));
}

/**
 * A number that the reader wrote: as written up to 6 characters besides its sign, else 4 significant digits.
 *
 * @param text how the document has it, where known; a string alone is taken as both.
 */
export function formatGiven(value: number | string, text?: string): string {
  const written = (text ?? String(value)).trim();
  const number = typeof value === 'number' ? value : Number(written.replace(/_/g, ''));
  if (typeof value === 'number' && !Number.isFinite(value)) return formatNumber(value);
  const digits = written.replace(/^[-+\u2212]/, '');
  if (digits.length <= 6 || (Number.isNaN(number) && typeof value === 'string')) return typographic(written);
  return formatNumber(number, 4);
}

/** A fixed number of decimals, for numbers that stand in one row of digits; from 1e21 on as `formatNumber`. */
export function formatFixed(value: number, decimals = 3): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return formatNumber(value);
  const text = value.toFixed(decimals);
  return typographic(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A loss: 3 decimals; below 0.1 3 significant digits, so that 3e−9 is not 0; from 1e6 on as `formatNumber`. */
export function formatLoss(value: number): string {
  const size = Math.abs(value);
  return size >= 0.1 && size < 1e6 ? formatFixed(value) : formatNumber(value);
}

/** A count or an index of things, with thousands separators: 1,000. */
export function formatCount(count: number): string {
  if (!Number.isFinite(count) || Math.abs(count) >= 1e21) return formatNumber(count);
  return typographic(String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, ','));
}

/**
 * A sum of `terms` numbers that should be `exact`: that value when the sum lies within the rounding of the additions
 * ((terms + 4)·2⁻⁵², relative), else the sum with the digits that tell it from the value.
 */
export function formatTotal(sum: number, exact: number | undefined, terms: number): string {
  if (exact === undefined) return formatNumber(sum);
  const rounding = (terms + 4) * UNIT_ROUNDOFF * Math.max(1, Math.abs(exact));
  return formatNumber(Math.abs(sum - exact) <= rounding ? exact : sum);
}

export interface LossParts {
  readonly loss: string;
  readonly logSumExp: string;
  readonly targetScore: string;
  /** The largest logit, as shown, where it was taken off both parts. */
  readonly shift?: string;
}

/**
 * H = LogSumExp(ℓ) − pᵀℓ with the same decimals in all three, as many as it takes (3 to 8) for the parts shown to
 * subtract to the H shown. Where none does, or H < 0.1, the largest logit is taken off both parts first.
 *
 * @param numbers.loss H in nats, computed without the cancellation of the difference.
 * @param numbers.logSumExp LogSumExp(ℓ); for a target of mass s pass s·LogSumExp(ℓ), and s·largestScore below.
 */
export function formatParts(numbers: {
  readonly loss: number;
  readonly logSumExp: number;
  readonly targetScore: number;
  readonly largestScore: number;
}): LossParts {
  const { loss, logSumExp, targetScore, largestScore } = numbers;
  if (![loss, logSumExp, targetScore, largestScore].every(Number.isFinite)) {
    const [first, second, third] = [loss, logSumExp, targetScore].map(formatLoss);
    return { loss: first ?? '', logSumExp: second ?? '', targetScore: third ?? '' };
  }
  const plain = Math.abs(loss) >= 0.1 ? matchingDecimals(loss, logSumExp, targetScore, 8) : undefined;
  if (plain) return plain;
  const shiftedTarget = targetScore - largestScore;
  // loss + (pᵀℓ − m) keeps the digits that LogSumExp(ℓ) − m has lost beside a large m.
  const shiftedSum = loss + shiftedTarget;
  const shifted = matchingDecimals(loss, shiftedSum, shiftedTarget, MOST_DIGITS) ?? {
    loss: formatLoss(loss),
    logSumExp: formatLoss(shiftedSum),
    targetScore: formatLoss(shiftedTarget),
  };
  return { ...shifted, shift: formatGiven(largestScore) };
}

/**
 * The three numbers with the fewest decimals that make them subtract exactly, starting from those of `formatLoss`;
 * all three in the loss's power of ten where that is below 0.001.
 */
function matchingDecimals(
  loss: number,
  logSumExp: number,
  targetScore: number,
  mostDecimals: number,
): LossParts | undefined {
  const magnitude = loss === 0 ? 0 : powerOfTen(loss);
  const exponent = magnitude < -3 ? magnitude : 0;
  const numbers = [loss, logSumExp, targetScore].map((value) => timesPowerOfTen(value, -exponent));
  if (!numbers.every((value) => Math.abs(value) < 1e21)) return undefined;
  const fewest = exponent !== 0 ? 2 : Math.max(3, 2 - magnitude);
  for (let decimals = fewest; decimals <= mostDecimals; decimals++) {
    const [h = '', a = '', b = ''] = numbers.map((value) => value.toFixed(decimals));
    if (units(a) - units(b) !== units(h)) continue;
    const [lossText = '', sumText = '', targetText = ''] = numbers.map((value) => {
      if (value === 0 && Math.abs(loss) < 0.1) return '0';
      return formatFixed(value, decimals) + (exponent === 0 ? '' : typographic(`e${exponent}`));
    });
    return { loss: lossText, logSumExp: sumText, targetScore: targetText };
  }
  return undefined;
}

/** The exponent in the notation with three significant digits. */
const powerOfTen = (value: number): number => Number(value.toExponential(2).split('e')[1]);

/** value · 10^power, moving the point in the shortest decimal form, so that nothing is rounded twice. */
function timesPowerOfTen(value: number, power: number): number {
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/** A decimal numeral as a whole number of its last place. */
const units = (numeral: string): bigint => BigInt(numeral.replace('.', ''));

/**
 * Pads a column so that, set flush right in tabular figures, the decimal points stand under each other. Numbers with
 * an exponent or more than 5 decimals stand as they are: lining them up would push all others aside.
 */
export function alignDecimals(column: readonly string[]): string[] {
  const decimals = column.map(decimalsToAlign);
  const most = Math.max(0, ...decimals);
  return column.map((text, index) => {
    const own = decimals[index] ?? -1;
    if (most === 0 || own < 0) return text;
    return text + (own === 0 ? PUNCTUATION_SPACE : '') + FIGURE_SPACE.repeat(most - own);
  });
}

/** Decimals of a numeral; −1 for text that is not aligned. */
function decimalsToAlign(text: string): number {
  if (text === '' || /[e ]/.test(text)) return -1;
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return decimals > 5 ? -1 : decimals;
}
