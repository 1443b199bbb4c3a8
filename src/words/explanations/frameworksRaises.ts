import { t } from '@vscode/l10n';
import type { Raised } from '../../core/conventions';
import type { ExplanationTable } from '../../explanation';

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
