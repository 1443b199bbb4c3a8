import { t } from '@vscode/l10n';
import type { FormulaRange, ZeroFindings } from '../../formula/formulaTask';
import { formatCount } from '../numbers';
import { figure } from './formulaFigure';

const mostPlaces = 6;

/** Where the derivative or the formula is zero over the range: no more than samples and refinement show. */
export function zeroSentences(what: string, findings: ZeroFindings, range: FormulaRange): string {
  return [
    zeros(what, findings, range),
    findings.jumps.length > 0
      ? t('It changes its sign without being zero at x ≈ {0}: a jump or a pole.', listed(findings.jumps))
      : '',
    findings.notFinite > 0
      ? t(
          'At {0} of {1} samples it is no finite number.',
          formatCount(findings.notFinite),
          formatCount(findings.samples),
        )
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** `On x from −3 to 3 with y = 0, at 2,001 samples and where it is refined between them`. */
export function rangeWords({ from, to, y }: FormulaRange, samples: number): string {
  return t(
    'On x from {0} to {1} with y = {2}, at {3} samples and by refinement between them:',
    ...[figure(from), figure(to), figure(y), formatCount(samples)],
  );
}

function zeros(what: string, findings: ZeroFindings, range: FormulaRange): string {
  const { atTarget, elsewhere, stretches } = findings;
  const places = [
    ...(elsewhere.length > 0 ? [t('at x ≈ {0}', listed(elsewhere))] : []),
    ...stretches
      .slice(0, mostPlaces)
      .map(({ from, to }) => t('from x ≈ {0} to {1}', figure(from), figure(to))),
  ].join(t(' and '));
  const holdsTarget = range.from <= range.y && range.y <= range.to;
  if (!holdsTarget) {
    return places === ''
      ? t('{0} is zero nowhere; x = y lies outside.', what)
      : t('{0} is zero {1}; x = y lies outside.', what, places);
  }
  if (atTarget) {
    return places === ''
      ? t('{0} is zero only at x = y.', what)
      : t('{0} is zero at x = y, but not only there: also {1}.', what, places);
  }
  return places === ''
    ? t('{0} is zero nowhere.', what)
    : t('{0} is not zero at x = y, but {1}.', what, places);
}

function listed(places: readonly number[]): string {
  const shown = places.slice(0, mostPlaces).map((place) => figure(place));
  const more = places.length - shown.length;
  return more > 0 ? t('{0} and {1} more', shown.join(', '), formatCount(more)) : shown.join(', ');
}
