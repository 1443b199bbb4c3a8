import { t } from '@vscode/l10n';
import type { Comparison } from '../../core/conventions';
import type { Source } from '../../core/conventions/frameworkLoss';
import type { ExplanationTable } from '../../explanation';
import { conventionName } from '../conventionNames';
import { nameOf } from './frameworksTables';

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
      distinct(row.sources).map(({ file, versions, evidence, readIn }) => ({
        cells: [
          nameOf(comparison, row),
          row.loss.call,
          file,
          readIn === undefined ? versions : t('{0}; read in {1}', versions, readIn),
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
