import { formatNumber } from '../numbers';

/** So many significant digits, without zeros at the end; never 0 or 1 for a number that is not. */
export function figure(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
}
