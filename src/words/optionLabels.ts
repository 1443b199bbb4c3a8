import { t } from '@vscode/l10n';
import type { OptionName, TakenOption } from '../core/report/takenOptions';
import type { OptionValue, TypedOption } from '../pairing/typedOption';
import { formatCount, formatGiven } from './numbers';

/** An option in the field's words. */
export function optionName(name: OptionName): string {
  switch (name) {
    case 'temperature':
      return t('temperature T');
    case 'labelSmoothing':
      return t('label smoothing ε');
    case 'weight':
      return t('weights');
    case 'ignoreIndex':
      return t('ignore index');
    case 'posWeight':
      return t('weights of the positives');
    case 'gamma':
      return t('focusing γ');
    case 'alpha':
      return 'α';
    case 'epsilon':
      return 'ε';
    case 'rho':
      return 'ρ';
    case 'quantile':
      return t('quantile τ');
    case 'margin':
      return t('margin');
    case 'power':
      return t('power');
    case 'delta':
      return 'δ';
    case 'beta':
      return 'β';
    case 'logInput':
      return t('scores are logarithms');
    case 'full':
      return t('with constant terms');
    case 'variance':
      return t('variance v');
    case 'logTarget':
      return t('target is log-probabilities');
    case 'unit':
      return t('unit');
  }
}

/** The numbers of a list shown; the others are counted. */
const mostShown = 6;

/** `0.5`, `[1, 2, 0.5]`, `yes`, `bits`. */
export function optionValue(value: OptionValue): string {
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'number') return formatGiven(value);
  if (typeof value === 'string') return value;
  const shown = value.slice(0, mostShown).map((one) => formatGiven(one));
  return value.length > mostShown
    ? t('[{0}, …], {1} numbers', shown.join(', '), formatCount(value.length))
    : `[${shown.join(', ')}]`;
}

/** What an option is where nobody gives it. */
export function defaultOf({ name, rule }: TakenOption): string {
  if (name === 'unit') return 'nats';
  if (name === 'ignoreIndex') return t('none');
  return rule.byDefault === undefined ? t('all 1') : optionValue(rule.byDefault);
}

/** `> 0`; of a list how many numbers, each in the range. */
export function rangeText({ rule }: TakenOption, classes: number): string {
  const { sign } = rule.range;
  switch (rule.perClass) {
    case 'only':
      return t('{0} numbers, each {1}', formatCount(classes), sign);
    case 'allowed':
      return t('{0}, or {1} such numbers', sign, formatCount(classes));
    default:
      return sign;
  }
}

/** `temperature T must be > 0; found -1` */
export function breachText(
  option: TakenOption,
  { range, found }: NonNullable<TypedOption['breach']>,
  classes: number,
): string {
  const expected = range.sign === option.rule.range.sign ? range.sign : rangeText(option, classes);
  return t('{0} must be {1}; found {2}', optionName(option.name), expected, found);
}
