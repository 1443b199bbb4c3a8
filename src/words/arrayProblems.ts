import { t } from '@vscode/l10n';
import type { ArrayProblem } from '../arrays/numericArray';
import { tooLarge } from './diagnostics';
import { formatCount } from './numbers';
import { quotation } from './quotation';

/** Where a problem begins, both counted from 1. */
export interface ProblemPlace {
  readonly line: number;
  readonly column: number;
}

/** Why there is no array where one was asked for by a command, and at which place of the text. */
export function placedProblemText(problem: ArrayProblem, { line, column }: ProblemPlace): string {
  const text = arrayProblemText(problem);
  return problem.code === 'none' ? text : t('Line {0}, column {1}: {2}', line, column, text);
}

/** Why there is no array where one was asked for, in one sentence. */
export function arrayProblemText(problem: ArrayProblem): string {
  switch (problem.code) {
    case 'ragged':
      return t(
        'Rows of one length are expected; this nesting is ragged: a row of {0} after rows of {1}.',
        formatCount(problem.found),
        formatCount(problem.expected),
      );
    case 'empty':
      return t('This array is empty: at least one number is expected.');
    case 'not-numeric':
      return t('An array of numbers is expected; found {0}.', quotation(problem.found));
    case 'unclosed':
      return t('The bracket {0} is not closed, so the array has no end.', problem.bracket);
    case 'too-large':
      return tooLarge(problem.length, problem.limit);
    case 'none':
      return t('There is no array of numbers here. Put the cursor in one, or select one.');
  }
}
