import { t } from '@vscode/l10n';
import { formatCount } from '../numbers';

/** Longer input is not read: so many numbers are not typed by hand. */
const mostCharacters = 20_000;

/** Finite numbers typed by the person, `count` of them where it is given, at least one otherwise; else what is wrong. */
export function readNumbers(
  text: string,
  count?: number,
): { readonly numbers?: Float64Array; readonly error?: string } {
  if (text.length > mostCharacters) {
    return { error: t('at most {0} characters are read', formatCount(mostCharacters)) };
  }
  const parts = text.split(/[\s,;[\]()]+/).filter((part) => part !== '');
  const numbers = Float64Array.from(parts, (part) => Number(part.replace('\u2212', '-')));
  const wrong = numbers.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) return { error: t('each must be a finite number; found {0}', parts[wrong].slice(0, 40)) };
  if (count !== undefined && numbers.length !== count) {
    return { error: t('expected {0} numbers, found {1}', formatCount(count), formatCount(numbers.length)) };
  }
  return numbers.length === 0 ? { error: t('a number is expected') } : { numbers };
}
