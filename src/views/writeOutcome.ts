import { t } from '@vscode/l10n';
import type { WriteOutcome } from '../sources/documentWriter';
import { writeProblemText } from '../words/writeProblems';
import { CannotApply } from './guard';

/** Says what kept a number from being written. */
export function checkOutcome(outcome: WriteOutcome): void {
  switch (outcome.code) {
    case 'written':
      return;
    case 'changed':
      throw new CannotApply(t('The text has changed since this number was read. Nothing was written.'));
    case 'read-only':
      throw new CannotApply(t('This document is read-only. Nothing was written.'));
    default:
      throw new CannotApply(writeProblemText(outcome));
  }
}
