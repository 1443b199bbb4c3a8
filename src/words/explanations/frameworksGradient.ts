import { t } from '@vscode/l10n';
import { gradientUnder, type Comparison } from '../../core/conventions';
import { rowReport } from '../../core/report/rowReport';
import type { ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { figure } from './frameworksFigure';
import { nameOf } from './frameworksTables';

/** Classes of a gradient written out at most. */
const mostComponents = 6;

/** The gradient of the row's own loss by its scores, where a framework has another one. */
export function gradientTable(lens: Lens, comparison: Comparison): ExplanationTable | undefined {
  const row = lens.row?.row ?? 0;
  const gradients = comparison.rows.flatMap((each) => {
    if (!each.exact || row >= each.loss.question.rows) return [];
    const own = gradientUnder(each.loss, rowReport(each.loss.question, row));
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

const isNear = (value: number, other: number): boolean =>
  Object.is(value, other) || Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other));

function gradientText(gradient: Float64Array): string {
  const shown = Array.from(gradient.subarray(0, mostComponents), (value) => figure(value, 6)).join(', ');
  return gradient.length > mostComponents ? `${shown}, …` : shown;
}
