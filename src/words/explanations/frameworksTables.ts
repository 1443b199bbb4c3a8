import { t } from '@vscode/l10n';
import {
  stops,
  type Answer,
  type ComparedConvention,
  type Comparison,
  type ConventionName,
} from '../../core/conventions';
import type { DenominatorKind } from '../../core/conventions/frameworkLoss';
import type { ExplanationTable } from '../../explanation';
import { variantsName } from '../conventionNames';
import { differenceText } from '../conventionDifferences';
import { formatCount, formatGiven } from '../numbers';
import { figure } from './frameworksFigure';

/** Which loss of an answer is shown: the reduced one, or that of a row where nothing is reduced. */
export type ShownLoss = (answer: Answer) => number;

/** A framework's name, with its versions where they differ. */
export function nameOf({ rows }: Pick<Comparison, 'rows'>, row: ComparedConvention): string {
  const isOnlyRow = rows.filter(({ convention }) => convention === row.convention).length === 1;
  return variantsName(row.convention, row.variants, isOnlyRow);
}

/** Loss, denominator and rows left out under each convention, with the float32 and float16 result beside it. */
export function lossTable(
  comparison: Comparison,
  shown: ShownLoss,
  what: string,
  inForce: ConventionName,
): ExplanationTable {
  return {
    kind: 'table',
    caption: t('{0} under each convention', what),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('loss'), align: 'end' },
      { heading: t('divided by'), align: 'end' },
      { heading: t('rows left out'), align: 'end' },
      { heading: 'float32', align: 'end' },
      { heading: 'float16', align: 'end' },
    ],
    rows: comparison.rows.map((row) => ({
      cells: [nameOf(comparison, row), ...cellsOf(row, shown)],
      mark: markOf(comparison, row, shown, inForce),
    })),
    note: t(
      'The loss is the framework’s own formula worked out in doubles. The float32 result rounds every operation; a framework may differ from it in the last digit or two. The float16 one holds numbers in float16 and works in float32, as GPUs do.',
    ),
  };
}

function cellsOf(row: ComparedConvention, shown: ShownLoss): string[] {
  const { exact, float32, float16, loss } = row;
  if (!exact) {
    const isOwn = row.convention === 'mathematics';
    return [isOwn ? t('not defined') : loss.raises.some(stops) ? t('raises') : '', '', '', '', ''];
  }
  const { leftOut } = exact;
  return [
    figure(shown(exact), 10),
    loss.question.reduction === 'mean'
      ? `${formatGiven(exact.denominator)} (${denominatorName(loss.denominatorKind)})`
      : '1',
    leftOut.length === 0 ? '0' : rowList(leftOut),
    float32 ? figure(shown(float32), 9) : '',
    float16 ? figure(shown(float16), 5) : '',
  ];
}

/** Rows named at most. */
const mostNamed = 6;

function rowList(rows: readonly number[]): string {
  const named = rows.slice(0, mostNamed).join(', ') + (rows.length > mostNamed ? ', …' : '');
  return t('{0} (row {1})', formatCount(rows.length), named);
}

function denominatorName(kind: DenominatorKind): string {
  switch (kind) {
    case 'kept-weight':
      return t('Σ w of the kept rows');
    case 'kept-rows':
      return t('rows kept');
    case 'rows':
      return t('all rows');
    case 'elements':
      return t('elements');
    case 'caller':
      return t('all, by the caller’s mean');
    case 'one':
      return t('not divided');
  }
}

function markOf(
  { rows }: Comparison,
  row: ComparedConvention,
  shown: ShownLoss,
  inForce: ConventionName,
): string | undefined {
  const mathematics = rows.find(({ convention }) => convention === 'mathematics')?.exact;
  const isInForce = row.convention === inForce ? t('in force') : undefined;
  if (row.convention === 'mathematics' || !row.exact || !mathematics) return isInForce;
  const [own, exact] = [shown(row.exact), shown(mathematics)];
  return [isInForce, differsText(own, exact)].filter((part) => part !== undefined).join(', ') || undefined;
}

/** By how much a figure differs from another one, beyond rounding. */
export function differsText(own: number, exact: number): string | undefined {
  const isSame = Object.is(own, exact) || Math.abs(own - exact) <= 1e-12 * Math.abs(exact);
  const distance = own - exact;
  if (isSame) return undefined;
  return Number.isFinite(distance) ? t('differs by {0}', signed(distance)) : t('differs');
}

const signed = (value: number): string => (value > 0 ? '+' : '') + figure(value, 4);

/** Why each convention differs from mathematics; undefined where none does. */
export function differenceTable(comparison: Comparison): ExplanationTable | undefined {
  const rows = comparison.rows.flatMap((row) =>
    row.differences.map((difference) => ({ cells: [nameOf(comparison, row), differenceText(difference)] })),
  );
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: t('Where and why they differ from mathematics'),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('what it does'), align: 'start' },
    ],
    rows,
  };
}
