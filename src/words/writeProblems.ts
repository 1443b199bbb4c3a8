import { t } from '@vscode/l10n';
import type { WriteProblem } from '../writeBack';
import { formatNumber } from './numbers';

/** Why a number cannot be written into the text, in one sentence. */
export function writeProblemText(problem: WriteProblem): string {
  switch (problem.code) {
    case 'no-literal':
      return t('{0} has no literal for {1}.', problem.languageId, formatNumber(problem.value));
    case 'suffix':
      return /u/i.test(problem.suffix)
        ? t(
            'A whole number, at least 0, is expected here, as its suffix {0} says; found {1}.',
            problem.suffix,
            formatNumber(problem.value),
          )
        : t(
            'A whole number is expected here, as its suffix {0} says; found {1}.',
            problem.suffix,
            formatNumber(problem.value),
          );
  }
}
