import { t } from '@vscode/l10n';
import {
  stops,
  type Answer,
  type ComparedConvention,
  type Comparison,
  type ConventionName,
  type Raised,
} from '../../core/conventions';
import type { DenominatorKind, Source } from '../../core/conventions/frameworkLoss';
import type { ExplanationTable } from '../../explanation';
import { conventionName, variantsName } from '../conventionNames';
import { differenceText } from '../conventionDifferences';
import { formatCount, formatGiven, formatNumber } from '../numbers';

/** Which loss of an answer is shown: the reduced one, or that of a row where nothing is reduced. */
export type ShownLoss = (answer: Answer) => number;

/** A framework's name, with its versions where they differ. */
export function nameOf({ rows }: Comparison, row: ComparedConvention): string {
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
  const isSame = Object.is(own, exact) || Math.abs(own - exact) <= 1e-12 * Math.abs(exact);
  const distance = own - exact;
  const differs = isSame
    ? undefined
    : Number.isFinite(distance)
      ? t('differs by {0}', signed(distance))
      : t('differs');
  return [isInForce, differs].filter((part) => part !== undefined).join(', ') || undefined;
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

/** What would be raised or warned of before anything is computed; undefined where nothing is. */
export function raisesTable(
  raised: readonly { readonly name: string; readonly raised: Raised }[],
): ExplanationTable | undefined {
  if (raised.length === 0) return undefined;
  return {
    kind: 'table',
    caption: t('What they raise, in their own words'),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('raises'), align: 'start' },
      { heading: t('when'), align: 'start' },
    ],
    rows: raised.map(({ name, raised: { exception, message, unless, isWarning } }) => ({
      cells: [
        name,
        `${exception}: ${message}`,
        isWarning ? t('a warning') : unless === undefined ? t('always') : t('without {0}', unless),
      ],
    })),
  };
}

/** The function, its file and the versions each row is taken from. */
export function sourceTable(comparison: Comparison): ExplanationTable {
  const rows = comparison.rows.filter(({ convention }) => convention !== 'mathematics');
  return {
    kind: 'table',
    caption: t('Where these rules are taken from'),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('function'), align: 'start' },
      { heading: t('source'), align: 'start' },
      { heading: t('version'), align: 'start' },
      { heading: t('checked'), align: 'start' },
    ],
    rows: rows.flatMap((row) =>
      distinct(row.sources).map(({ file, versions, evidence }) => ({
        cells: [
          nameOf(comparison, row),
          row.loss.call,
          file,
          versions,
          evidence === 'run' ? t('compared with the framework') : t('from source, not run'),
        ],
      })),
    ),
    note:
      comparison.without.length > 0
        ? t(
            'No such loss, or none that is known here: {0}.',
            comparison.without.map(conventionName).join(', '),
          )
        : undefined,
  };
}

function distinct(sources: readonly Source[]): Source[] {
  return sources.filter(
    ({ file, versions }, index) =>
      sources.findIndex((other) => other.file === file && other.versions === versions) === index,
  );
}

/** So many significant digits, without zeros at the end; never 0 or 1 for a number that is not. */
export function figure(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
}
