import { formatNumber } from '../numbers';

/** So many significant digits, without zeros at the end; never 0 or 1 for a number that is not. */
export function figure(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  const [mantissa, exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}
