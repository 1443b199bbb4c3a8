import { t } from '@vscode/l10n';
import { gradientUnder, mostRoundedOf, type Comparison } from '../../core/conventions';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import { rowReport } from '../../core/report/rowReport';
import type { ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { figure } from './frameworksFigure';
import { nameOf } from './frameworksTables';

/** Classes of a gradient written out at most. */
const mostComponents = 6;

/**
 * The gradient of the row's own loss by its scores, where a framework has another one; of a row of up to `mostRoundedOf`
 * numbers, since each framework's has to be computed.
 */
export function gradientTable(lens: Lens, comparison: Comparison): ExplanationTable | undefined {
  if (comparison.comparedNumbers > mostRoundedOf(comparison.rows[0].loss.question.loss)) return undefined;
  const row = lens.row?.row ?? 0;
  const reportOf = reports(row);
  const gradients = comparison.rows.flatMap((each) => {
    if (!each.exact || row >= each.loss.question.rows) return [];
    const own = gradientUnder(each.loss, reportOf(each.loss.question));
    return own ? [{ name: nameOf(comparison, each), convention: each.convention, own }] : [];
  });
  const [first, ...others] = gradients;
  if (first?.convention !== 'mathematics' || others.length === 0) return undefined;
  const differs = (own: Float64Array): boolean =>
    own.some((value, index) => !isNear(value, first.own[index]));
  if (!others.some(({ own }) => differs(own))) return undefined;
  return {
    kind: 'table',
    caption: t('The gradient of row {0}’s own loss by its scores', row),
    columns: [
      { heading: t('convention'), align: 'start' },
      { heading: t('gradient'), align: 'start' },
    ],
    rows: gradients.map(({ name, own }) => ({
      cells: [name, gradientText(own)],
      mark: differs(own) ? t('differs') : undefined,
    })),
  };
}

/** The reports of a row under several questions: frameworks that ask the same share one. */
function reports(row: number): (question: LossQuestion) => RowReport {
  const known: { readonly question: LossQuestion; readonly report: RowReport }[] = [];
  return (question) => {
    const found = known.find((each) => asksTheSame(each.question, question));
    if (found) return found.report;
    const report = rowReport(question, row);
    known.push({ question, report });
    return report;
  };
}

/** Everything that the report of a row is made of. */
function asksTheSame(one: LossQuestion, other: LossQuestion): boolean {
  const { scores, target, ...rest } = one;
  const { scores: otherScores, target: otherTarget, ...otherRest } = other;
  return (
    scores === otherScores && target === otherTarget && JSON.stringify(rest) === JSON.stringify(otherRest)
  );
}

const isNear = (value: number, other: number): boolean =>
  Object.is(value, other) || Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other));

function gradientText(gradient: Float64Array): string {
  const shown = Array.from(gradient.subarray(0, mostComponents), (value) => figure(value, 6)).join(', ');
  return gradient.length > mostComponents ? `${shown}, …` : shown;
}
