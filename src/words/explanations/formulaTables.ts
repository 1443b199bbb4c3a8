import { t } from '@vscode/l10n';
import type { ExplanationBlock, ExplanationTableRow } from '../../explanation';
import type { FormulaPoint, FormulaRange, FormulaResult } from '../../formula/formulaTask';
import { alignDecimals, formatCount, formatNumber } from '../numbers';
import { numberTable, precise } from './blocks';
import { figure } from './formulaFigure';

/** Most of the person's numbers that are listed. */
const mostListed = 50;

const columnsOf = (result: FormulaResult): string[] =>
  result.derivative === undefined ? ['f', 'x − y'] : ['f', '∂f/∂x', 'x − y', t('central difference − ∂f/∂x')];

/** The derivative stands beside x − y, the error signal of half the square. */
function numbersOf({ x, y, value, derivative, difference = NaN }: FormulaPoint): string[] {
  if (derivative === undefined) return [figure(value), figure(x - y)];
  return [figure(value), figure(derivative), figure(x - y), formatNumber(difference - derivative)];
}

/** The formula at each pair of the row. */
export function pairsTable(result: FormulaResult): ExplanationBlock {
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

/** The formula at places of the range. */
export function rangeTable(result: FormulaResult, range: FormulaRange): ExplanationBlock {
  const rows = result.table.map((point): ExplanationTableRow => {
    const cells = [figure(point.x), ...numbersOf(point)];
    return point.x === range.y ? { cells, mark: 'x = y' } : { cells };
  });
  const caption = t('The formula f over the range, y = {0}', figure(range.y));
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
