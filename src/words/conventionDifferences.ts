import { t } from '@vscode/l10n';
import type { Difference } from '../core/conventions/difference';
import { formatGiven, formatNumber } from './numbers';

/** Why a framework's result is not that of mathematics, in few words. */
export function differenceText(difference: Difference): string {
  switch (difference.code) {
    case 'half':
      return difference.has ? t('with ½: ½(x − y)²') : t('without ½: (x − y)², gradient 2(x − y)');
    case 'denominator':
      return t(
        'divides by {0}, mathematics by {1}',
        formatGiven(difference.framework),
        formatGiven(difference.mathematics),
      );
    case 'ignored-by-default':
      return difference.rows === 1
        ? t('leaves out one row by its default ignore_index={0}', difference.ignoreIndex)
        : t('leaves out {1} rows by its default ignore_index={0}', difference.ignoreIndex, difference.rows);
    case 'no-ignore-index':
      return t('has no ignore index: {0} is a target like any other', formatNumber(difference.ignoreIndex));
    case 'log-held':
      return t(
        'holds each logarithm to at least {0} ({1})',
        formatNumber(difference.limit),
        elements(difference.elements),
      );
    case 'clipped':
      return clippedText(difference);
    case 'target-clipped':
      return t(
        'holds the target to at least ε = {0} too ({1})',
        formatNumber(difference.epsilon),
        elements(difference.elements),
      );
    case 'renormalised':
      return difference.when === 'before'
        ? t(
            'first divides each row by its sum (row {0}: {1})',
            difference.row,
            formatNumber(difference.sum, 6),
          )
        : t(
            'after clipping divides each row by its sum (row {0}: {1})',
            difference.row,
            formatNumber(difference.sum, 6),
          );
    case 'zero-times-infinity':
      return t(
        'row {0}, element {1}: 0 · ∞ is NaN there, in mathematics’ limit 0',
        difference.row,
        difference.index,
      );
    case 'wraps':
      return t(
        'row {0}: index {1} counts from the end, so it is class {2}',
        difference.row,
        formatNumber(difference.label),
        difference.to,
      );
    case 'fills-nan':
      return t(
        'row {0}: there is no class {1}, which gives NaN without an error',
        difference.row,
        formatNumber(difference.label),
      );
    case 'counts-zero':
      return t(
        'row {0}: there is no class {1}; its one-hot row is all 0',
        difference.row,
        formatNumber(difference.label),
      );
    case 'taken-as':
      return t(
        'row {0}: there is no class {1}; it is taken as class {2}',
        difference.row,
        formatNumber(difference.label),
        difference.to,
      );
    case 'gradient-without-mass':
      return t(
        'its gradient is q − p although p sums to {1} (row {0}), where s·q − p is right',
        difference.row,
        formatNumber(difference.mass, 6),
      );
    case 'no-option':
      return optionText(difference.option);
    case 'weights-by-row':
      return t('takes one weight per row, {0} = w of its class', difference.argument);
    case 'nan-for-none':
      return t('the mean over no row is NaN; up to version {0} it was 0', difference.zeroUpTo);
    case 'overflows':
      return t('row {0}, element {1}: its exponential overflows', difference.row, difference.index);
    case 'lifted':
      return t(
        'takes numbers below ε = {0} as ε ({1})',
        formatNumber(difference.epsilon),
        elements(difference.elements),
      );
    case 'factor':
      return t('has a factor {0}', formatGiven(difference.factor));
    case 'signed-labels':
      return t('reads labels 0 and 1 as −1 and 1');
    case 'zero-for-none':
      return t('the mean over no row is 0, not NaN');
    case 'needs-one-hot':
      return t('takes one-hot targets: indices are made such first');
    case 'own-default':
      return t('its own default is {0}', `${difference.argument}=${difference.value}`);
    case 'own-epsilon':
      return t('its ε is {0}', formatNumber(difference.epsilon));
    case 'without-zero':
      return t('the maximum is over the other classes alone, not over 0 too');
    case 'offset':
      return t('adds {0}', formatGiven(difference.offset));
    case 'one-label':
      return t('reads targets that are all the same as −1, 1 too');
    case 'divided-by-more':
      return t(
        'up to version {0} the mean divides by the rows kept and {1} more',
        difference.upTo,
        formatNumber(difference.epsilon),
      );
    case 'one-hot-first':
      return t('label smoothing needs one-hot targets');
  }
}

function clippedText({ epsilon, elements: count, added }: Extract<Difference, { code: 'clipped' }>): string {
  const size = formatNumber(epsilon);
  const which = elements(count);
  return added
    ? t('clips to ε … 1 − ε, ε = {0} ({1}), and adds ε again inside the logarithm', size, which)
    : t('clips to ε … 1 − ε, ε = {0} ({1})', size, which);
}

const elements = (count: number): string =>
  count === 0 ? t('none here') : count === 1 ? t('one number here') : t('{0} numbers here', count);

function optionText(option: Extract<Difference, { code: 'no-option' }>['option']): string {
  switch (option) {
    case 'weight':
      return t('takes no weights: the caller has to multiply them on');
    case 'labelSmoothing':
      return t('smooths no labels: the caller has to');
    case 'posWeight':
      return t('takes no weight of the positive part');
    case 'temperature':
      return t('takes no temperature');
  }
}
