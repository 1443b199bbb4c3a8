import { t } from '@vscode/l10n';
import type { Explanation, ExplanationBlock, ExplanationTableRow } from '../../explanation';
import type {
  FormulaError,
  FormulaOutcome,
  FormulaPoint,
  FormulaRange,
  FormulaResult,
  FormulaTask,
  GradientCheck,
} from '../../formula/formulaTask';
import { alignDecimals, formatCount, formatNumber } from '../numbers';
import { heading, note, numberTable, paragraph, precise } from './blocks';
import { caretLines, formulaFault } from './formulaFault';
import { rangeWords, zeroSentences } from './formulaZeros';

/** Most of the person's numbers that are listed. */
const mostListed = 50;

/** The explanation with what came of its formula: the blocks below its own, or the error beside its input. */
export function withFormulaOutcome(
  explanation: Explanation,
  task: FormulaTask,
  outcome: FormulaOutcome,
): Explanation {
  switch (outcome.kind) {
    case 'result':
      return { ...explanation, blocks: [...explanation.blocks, ...resultBlocks(outcome, task)] };
    case 'error':
      return {
        ...withError(explanation, formulaFault(outcome.error, task.formula)),
        blocks: [...caretBlocks(outcome.error, task.formula), ...explanation.blocks],
      };
    case 'cutOff': {
      const limit = formatNumber(outcome.milliseconds / 1000);
      return withError(explanation, t('This took longer than {0} s and was stopped', limit));
    }
    case 'failed':
      return withError(explanation, t('The formula could not be evaluated: {0}', outcome.message));
  }
}

function withError(explanation: Explanation, error: string): Explanation {
  const inputs = explanation.inputs.map((input) =>
    input.kind === 'text' && input.id === 'formula' ? { ...input, error } : input,
  );
  return { ...explanation, inputs };
}

function caretBlocks(error: FormulaError, formula: string): ExplanationBlock[] {
  if (!('at' in error)) return [];
  return [paragraph({ text: caretLines(formula, error.at), style: 'code' })];
}

function resultBlocks(result: FormulaResult, { pairs, range }: FormulaTask): ExplanationBlock[] {
  return [
    ...derivativeBlocks(result),
    ...(pairs.length > 0 ? [pairsTable(result)] : []),
    heading(t('Where it is zero')),
    ...zeroBlocks(result, range),
    rangeTable(result, range),
  ];
}

function derivativeBlocks({ derivative, withoutDerivative, check }: FormulaResult): ExplanationBlock[] {
  if (derivative === undefined) {
    const part = { text: withoutDerivative ?? '', style: 'code' } as const;
    return [note('warning', t('This formula has no derivative here, because of '), part, '.')];
  }
  const usesSign = derivative.includes('sign(');
  const shown =
    derivative.length > longestDerivative ? `${derivative.slice(0, longestDerivative)}…` : derivative;
  return [
    paragraph('∂f/∂x = ', { text: shown, style: 'code' }, usesSign ? t(', with sign(0) = 0') : ''),
    ...(check ? checkBlocks(check) : []),
  ];
}

const longestDerivative = 400;

function checkBlocks({
  points,
  leftOut,
  largestDifference,
  disagreements,
}: GradientCheck): ExplanationBlock[] {
  const left =
    leftOut > 0 ? ` ${t('Left out, because a number there is not finite: {0}.', formatCount(leftOut))}` : '';
  const [worst] = disagreements;
  if (points === 0) return [note('information', t('Gradient check: no place has finite numbers.'))];
  if (!worst) {
    const agrees = t(
      'Gradient check: the derivative agrees with central differences at all {0} places; the largest difference is {1}.',
      formatCount(points),
      formatNumber(largestDifference),
    );
    return [note('information', agrees + left)];
  }
  const differs = t(
    'Gradient check: at x = {0}, y = {1} the derivative is {2}, the central difference {3}: a step or a kink lies there, or the derivative is wrong.',
    ...[worst.x, worst.y, worst.derivative ?? NaN, worst.difference ?? NaN].map(precise),
  );
  return [note('warning', differs + left)];
}

function zeroBlocks(result: FormulaResult, range: FormulaRange): ExplanationBlock[] {
  const { zerosOfValue, zerosOfDerivative } = result;
  const { nearest } = zerosOfValue;
  const isOnly = zerosOfValue.elsewhere.length === 0 && zerosOfValue.stretches.length === 0;
  return [
    paragraph(rangeWords(range, zerosOfValue.samples)),
    ...(zerosOfDerivative ? [paragraph(zeroSentences(t('The derivative'), zerosOfDerivative, range))] : []),
    paragraph(
      zeroSentences(t('The formula'), zerosOfValue, range),
      nearest && isOnly
        ? t(
            ' Elsewhere it comes nearest to zero at x ≈ {0}: {1}.',
            formatNumber(nearest.x, 6),
            formatNumber(nearest.value, 4),
          )
        : '',
    ),
  ];
}

const columnsOf = (result: FormulaResult): string[] =>
  result.derivative === undefined ? ['f', 'x − y'] : ['f', '∂f/∂x', 'x − y', t('central difference − ∂f/∂x')];

/** The derivative stands beside x − y, the error signal of half the square. */
function numbersOf({ x, y, value, derivative, difference = NaN }: FormulaPoint): string[] {
  if (derivative === undefined) return [figure(value), figure(x - y)];
  return [figure(value), figure(derivative), figure(x - y), formatNumber(difference - derivative)];
}

/** As short as it is exact, else six significant digits. */
function figure(value: number): string {
  const size = Math.abs(value);
  const isShort = size >= 1e-3 && size < 1e6 && Number(value.toPrecision(6)) === value;
  return isShort ? String(value).replace('-', '\u2212') : precise(value);
}

function pairsTable(result: FormulaResult): ExplanationBlock {
  const { pairs } = result;
  const rows: ExplanationTableRow[] = pairs.slice(0, mostListed).map((point, index) => ({
    cells: [String(index), figure(point.x), figure(point.y), ...numbersOf(point)],
  }));
  const sum = pairs.reduce((total, { value }) => total + value, 0);
  const total = t('Σ f = {0}, mean {1}.', precise(sum), precise(sum / pairs.length));
  const left = pairs.length - rows.length;
  return numberTable(
    t('The formula f on your numbers'),
    [t('element'), 'x', 'y', ...columnsOf(result)],
    aligned(rows),
    left > 0 ? `${total} ${t('{0} more are not listed.', formatCount(left))}` : total,
  );
}

function rangeTable(result: FormulaResult, range: FormulaRange): ExplanationBlock {
  const rows = result.table.map((point): ExplanationTableRow => {
    const cells = [figure(point.x), ...numbersOf(point)];
    return point.x === range.y ? { cells, mark: 'x = y' } : { cells };
  });
  const caption = t('The formula f over the range, y = {0}', formatNumber(range.y, 6));
  return numberTable(caption, ['x', ...columnsOf(result)], aligned(rows));
}

/** Decimal points under each other in every column but the first. */
function aligned(rows: readonly ExplanationTableRow[]): ExplanationTableRow[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const texts = rows.map(({ cells }) => cells[column] ?? '');
    return column === 0 ? texts : alignDecimals(texts);
  });
  return rows.map((row, index) => ({ ...row, cells: columns.map((column) => column[index] ?? '') }));
}
