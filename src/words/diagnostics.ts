import { t } from '@vscode/l10n';
import type { Diagnostic } from '../core/diagnostic';
import { formatShape } from './kinds';
import { formatCount, formatNumber } from './numbers';

/** `row 3: ` in a batch, nothing for a single row. */
const rowPrefix = (row: number, rows: number): string => (rows > 1 ? t('Row {0}: ', row) : '');

/**
 * One sentence for a diagnostic: what was expected and what was found.
 * @param rows number of rows of the array that it speaks of; a single row is not named
 */
export function diagnosticText(diagnostic: Diagnostic, rows: number): string {
  switch (diagnostic.code) {
    case 'out-of-range':
      return rowPrefix(diagnostic.row, rows) + outOfRange(diagnostic.target, diagnostic.classes);
    case 'shape':
      return t(
        'target of shape {0} does not fit scores of shape {1}',
        formatShape(diagnostic.target),
        formatShape(diagnostic.scores),
      );
    case 'option':
      return t('{0} must be {1}; found {2}', diagnostic.option, diagnostic.range, diagnostic.found);
    case 'softmax-twice':
      return t('These rows are passed as logits but look like probabilities: softmax may be applied twice.');
    case 'truncated':
      return t(
        'The text was printed cut short (…): {0} numbers are here. Softmax needs all of them.',
        formatCount(diagnostic.shown),
      );
    case 'not-sum-1':
      return rowPrefix(diagnostic.row, rows) + notSumOne(diagnostic.of, diagnostic.sum);
    case 'not-log':
      return t(
        'Log-probabilities are expected here, at most 0; found {0}. The logarithm may have been forgotten.',
        formatNumber(diagnostic.largest),
      );
    case 'all-ignored':
      return t(
        'Every target is the ignore index {0}: no row is left, and the mean is NaN.',
        formatNumber(diagnostic.ignoreIndex),
      );
    case 'ignored-row':
      return t(
        'Row {0} is left out: its target is the ignore index {1}.',
        diagnostic.row,
        formatNumber(diagnostic.ignoreIndex),
      );
    case 'zero-probability':
      return (
        rowPrefix(diagnostic.row, rows) +
        t('class {0} has probability 0 but its target is not 0: the loss is ∞.', diagnostic.index)
      );
    case 'negative':
      return rowPrefix(diagnostic.row, rows) + negative(diagnostic.of, diagnostic.value);
    case 'not-index':
      return (
        rowPrefix(diagnostic.row, rows) +
        t(
          'a class index is expected as the target, a whole number; found {0}',
          formatNumber(diagnostic.value),
        )
      );
    case 'nan':
      return rowPrefix(diagnostic.row, rows) + notANumber(diagnostic.of, diagnostic.index);
    case 'infinite':
      return (
        rowPrefix(diagnostic.row, rows) +
        t('the score of class {0} is +∞: softmax is ∞ divided by ∞, which is NaN.', diagnostic.index)
      );
    case 'masked':
      return rowPrefix(diagnostic.row, rows) + masked(diagnostic.count, diagnostic.hitsTarget);
    case 'single-class':
      return t('A single class always has q = 1: its loss is 0 whatever its score.');
    case 'not-a-distribution':
      return diagnostic.reason === 'shape-tuple'
        ? t('This is a shape, not scores: there is nothing to take a softmax of.')
        : t('Nothing says that these numbers are scores. Use Read Selection As… to read them as logits.');
    case 'operation-not-applied':
      return t('{0} was not applied, so no loss is shown.', diagnostic.operation);
    case 'outer-reduction':
      return t('{0} around the call was not applied.', diagnostic.operation);
    case 'too-large':
      return tooLarge(diagnostic.length, diagnostic.limit);
  }
}

/** `target 7 is out of range for 5 classes (0–4)` */
export function outOfRange(target: number, classes: number): string {
  return t(
    'target {0} is out of range for {1} classes (0–{2})',
    formatNumber(target),
    formatCount(classes),
    classes - 1,
  );
}

export function tooLarge(length: number, limit: number): string {
  return t(
    'This array is {0} characters long; up to {1} are read here.',
    formatCount(length),
    formatCount(limit),
  );
}

function notSumOne(of: 'scores' | 'target', sum: number): string {
  const s = formatNumber(sum, 6);
  return of === 'target'
    ? t('the target sums to s = {0}, not 1: H = s·LogSumExp(ℓ) − pᵀℓ, and the gradient is s·q − p.', s)
    : t('the probabilities sum to {0}, not 1; they are used as they are.', s);
}

function negative(of: 'scores' | 'target' | 'loss', value: number): string {
  const found = formatNumber(value);
  switch (of) {
    case 'scores':
      return t('a probability is expected, at least 0; found {0}', found);
    case 'target':
      return t(
        'a target distribution is expected, each number at least 0; found {0}. It is used as it is.',
        found,
      );
    case 'loss':
      return t('the loss is negative, {0}: no cross entropy of two distributions is.', found);
  }
}

function notANumber(of: 'scores' | 'target', index: number): string {
  return of === 'scores'
    ? t('element {0} is NaN, so the whole row is NaN.', index)
    : t('element {0} of the target is NaN, so the loss is NaN.', index);
}

function masked(count: number, hitsTarget: boolean): string {
  if (hitsTarget) return t('the target is a masked class (score −∞, q = 0): the loss is ∞.');
  return count === 1
    ? t('one class is masked (score −∞): its q is 0.')
    : t('{0} classes are masked (score −∞): their q is 0.', formatCount(count));
}
