import { t } from '@vscode/l10n';
import type { ExplanationBlock } from '../../explanation';
import type { FormulaIntegral, FormulaPoint, FormulaRange, FormulaResult } from '../../formula/formulaTask';
import { formatCount, formatNumber } from '../numbers';
import { heading, numberTable, paragraph, precise } from './blocks';
import { figure } from './formulaFigure';

/** Most of the person's numbers that are listed. */
const mostListed = 50;

/** A typed error signal with the loss that it is the derivative of, on the row's numbers and over the range. */
export function signalOutcomeBlocks(
  result: FormulaResult,
  integrals: NonNullable<FormulaResult['integrals']>,
  range: FormulaRange,
): ExplanationBlock[] {
  const { pairs, table } = result;
  return [
    heading(t('Its loss, by numbers')),
    ...(pairs.length > 0 ? [pairsTable(pairs, integrals.pairs)] : []),
    rangeTable(table, integrals.table, range),
    ...settled([...integrals.pairs, ...integrals.table]),
  ];
}

const columns = (): string[] => [t('signal'), t('loss'), t('known to within')];

const numbersOf = ({ value }: FormulaPoint, integral: FormulaIntegral | undefined): string[] => [
  figure(value),
  integral ? precise(integral.value) : '',
  integral ? formatNumber(integral.error, 1) : '',
];

function pairsTable(pairs: readonly FormulaPoint[], losses: readonly FormulaIntegral[]): ExplanationBlock {
  const rows = pairs.slice(0, mostListed).map((point, index) => ({
    cells: [String(index), figure(point.x), figure(point.y), ...numbersOf(point, losses[index])],
  }));
  const sum = losses.reduce((total, { value }) => total + value, 0);
  const total = t('Their sum is {0}.', precise(sum));
  const left = pairs.length - rows.length;
  return numberTable(
    t('The signal and its loss on your numbers'),
    [t('element'), 'x', 'y', ...columns()],
    rows,
    left > 0 ? `${total} ${t('{0} more are not listed.', formatCount(left))}` : total,
  );
}

function rangeTable(
  table: readonly FormulaPoint[],
  losses: readonly FormulaIntegral[],
  range: FormulaRange,
): ExplanationBlock {
  const rows = table.map((point, index) => ({
    cells: [figure(point.x), ...numbersOf(point, losses[index])],
    mark: point.x === range.y ? 'x = y' : undefined,
  }));
  return numberTable(
    t('The signal and its loss over the range, y = {0}', figure(range.y)),
    ['x', ...columns()],
    rows,
  );
}

/** Says where an integral does not exist or was not settled. */
function settled(losses: readonly FormulaIntegral[]): ExplanationBlock[] {
  const isSettled = losses.every(({ value, error }) => error <= 1e-6 * Math.max(1, Math.abs(value)));
  if (isSettled) return [];
  return [
    paragraph(
      t(
        'Where the last column is large or no number the integral was not settled: the signal is not finite on the way, or has too many turns.',
      ),
    ),
  ];
}
