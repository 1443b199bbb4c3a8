import { precise } from './blocks';

/** As short as it is exact, else six significant digits. */
export function figure(value: number): string {
  const size = Math.abs(value);
  const isShort = size >= 1e-3 && size < 1e6 && Number(value.toPrecision(6)) === value;
  return isShort ? String(value).replace('-', '\u2212') : precise(value);
}
