import { t } from '@vscode/l10n';
import type { Diagnostic } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import { isSoftmaxCrossEntropy, leavesOutMass } from './describedLoss';
import { formatShape } from './kinds';
import { formatCount, formatNumber } from './numbers';
import { quotation } from './quotation';

/** `row 3: ` in a batch, nothing for a single row. */
const rowPrefix = (row: number, rows: number): string => (rows > 1 ? t('Row {0}: ', row) : '');

/**
 * One sentence for a diagnostic: what was expected and what was found.
 * @param rows number of rows of the array that it speaks of; a single row is not named
 * @param question where it is cross entropy of logits, its formula says what the target's sum does to it
 */
export function diagnosticText(diagnostic: Diagnostic, rows: number, question?: LossQuestion): string {
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
    case 'logits-sum-to-1':
      return t(
        'These rows sum to 1, but {0} says that they are logits: softmax is applied. If softmax gave them, it is applied twice.',
        quotation(diagnostic.name),
      );
    case 'truncated':
      return t(
        'The text was printed cut short (…): {0} numbers are here. Softmax needs all of them.',
        formatCount(diagnostic.shown),
      );
    case 'not-sum-1':
      return rowPrefix(diagnostic.row, rows) + notSumOne(diagnostic.of, diagnostic.sum, question);
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
    case 'dtype':
      return t(
        'the target’s class indices are floating-point numbers, for which PyTorch raises “expected scalar type Long but found Float”.',
      );
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
    case 'overflow':
      return t(
        '{0} is beyond the largest double, about 1.8e308: it is read as {1}.',
        quotation(diagnostic.written),
        formatNumber(diagnostic.value),
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
    case 'weighted-mean':
      return weightedMean(diagnostic);
    case 'element-weight':
      return diagnostic.ofPositives
        ? t(
            'pos_weight multiplies the part of y = 1 of each loss; the mean divides by all {0} elements.',
            formatCount(diagnostic.elements),
          )
        : t(
            'Each element’s loss is multiplied by its weight; the mean divides by all {0} elements, not by the weights.',
            formatCount(diagnostic.elements),
          );
    case 'class-axis':
      return classAxis(diagnostic);
    case 'flat-batch':
      return flatBatch(diagnostic);
    case 'per-element':
      return t('This call gives one number for each element; here those of a row are added.');
    case 'row-means':
      return t('This call gives the mean of each row; here each element has its own loss.');
    case 'gradient-ok':
      return t('The gradient printed here is the one that follows from these numbers.');
    case 'unknown-loss':
      return t('{0} is no loss known here: what it computes is not shown.', diagnostic.operation);
    case 'log-positive':
      return t(
        'A log-probability is at most 0, but number {0} is {1}: it may be a probability. What follows from it is not reliable.',
        diagnostic.index,
        formatNumber(diagnostic.value),
      );
    case 'null-first':
      return t('The first token has no log-probability (null): nothing stands before it.');
    case 'partial-distribution':
      return partialDistribution(diagnostic);
    case 'sequence':
      return t(
        'Log-probabilities of {0} tokens one after another: {1} in all, {2} on average, perplexity {3}.',
        formatCount(diagnostic.tokens),
        formatNumber(diagnostic.sum),
        formatNumber(diagnostic.mean),
        formatNumber(diagnostic.perplexity),
      );
    case 'chosen-token':
      return t(
        'The token “{0}” was drawn, which makes it a sample, not a target: its surprisal is {1} nats.',
        diagnostic.token.replace(/\s/g, ' ').slice(0, 40),
        formatNumber(diagnostic.surprisal),
      );
    case 'sentinel':
      return t(
        '{0} stands for a token that was not scored, not for a log-probability: left out ({1}).',
        formatNumber(diagnostic.value),
        formatCount(diagnostic.count),
      );
    case 'decimal-comma':
      return t('The numbers are written with a decimal comma and read so.');
    case 'clipped':
      return t(
        '{0} keeps probabilities at least {1} away from 0 and 1 before the logarithm, which makes its loss {2}.',
        diagnostic.by,
        formatNumber(diagnostic.epsilon),
        formatNumber(diagnostic.loss),
      );
    case 'renormalised':
      return (
        rowPrefix(diagnostic.row, rows) +
        t('{0} divides a row by its sum {1} first.', diagnostic.by, formatNumber(diagnostic.sum, 6))
      );
    case 'float32':
      return t(
        'In float32 a softmax gives the target q = 0 here: a library that takes its logarithm afterwards gives {0} or NaN.',
        formatNumber(diagnostic.loss),
      );
    case 'too-large':
      return tooLarge(diagnostic.length, diagnostic.limit);
  }
}

type Of<Code extends Diagnostic['code']> = Extract<Diagnostic, { readonly code: Code }>;

function weightedMean({ denominator, rows, by }: Of<'weighted-mean'>): string {
  const divisor = formatNumber(denominator);
  return by === 'weights'
    ? t(
        'The weighted mean divides by the sum of the targets’ weights, {0}, not by the number of rows, {1}.',
        divisor,
        formatCount(rows),
      )
    : t(
        'With a distribution as target the weighted mean divides by the number of rows, {0}, not by the weights.',
        divisor,
      );
}

function classAxis({ axis, axes, of, applied }: Of<'class-axis'>): string {
  const where = axes === 2 && axis === 0 ? t('axis 0, down the columns') : t('axis {0}', axis);
  if (applied) return t('The classes run along {0}.', where);
  return of === 'scores'
    ? t(
        'These probabilities sum to 1 along {0}, not along the last axis: the classes may stand there.',
        where,
      )
    : t('The target sums to 1 along {0}, not along the last axis: its classes may stand there.', where);
}

function flatBatch({ rows, classes, orders, because }: Of<'flat-batch'>): string {
  const size = t('{0} rows of {1} classes', formatCount(rows), formatCount(classes));
  const [order, other] = orders;
  const how =
    other !== undefined
      ? t('row after row or class after class')
      : order === 'classes'
        ? t('class after class')
        : t('row after row');
  return because === 'sums'
    ? t('This flat vector may be {0}, {1}: each of them sums to 1.', size, how)
    : t('This flat vector may be {0}, {1}: so many targets stand beside it.', size, how);
}

function partialDistribution({ of, mass, rest, restBound }: Of<'partial-distribution'>): string {
  const listed = formatNumber(mass, 6);
  if (of === 'answers')
    return t(
      'The likelihoods of these answers sum to {0}, not 1: a softmax over them is a choice, not what the model says.',
      listed,
    );
  const left = formatNumber(rest, 6);
  return restBound > 0
    ? t(
        'These are part of a distribution: they sum to {0}, and all others have {1} ± {2}.',
        listed,
        left,
        formatNumber(restBound, 2),
      )
    : t('These are part of a distribution: they sum to {0}, and all others have {1}.', listed, left);
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

function notSumOne(of: 'scores' | 'target', sum: number, question: LossQuestion | undefined): string {
  const s = formatNumber(sum, 6);
  if (of === 'scores') return t('the probabilities sum to {0}, not 1; they are used as they are.', s);
  return question && isOfUnscaledLogits(question)
    ? t('the target sums to s = {0}, not 1: H = s·LogSumExp(ℓ) − pᵀℓ, and the gradient is s·q − p.', s)
    : t('the target sums to {0}, not 1; it is used as it is.', s);
}

const isOfUnscaledLogits = (question: LossQuestion): boolean =>
  isSoftmaxCrossEntropy(question) && (question.options.temperature ?? 1) === 1 && !leavesOutMass(question);

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
