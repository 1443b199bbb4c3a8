import { t } from '@vscode/l10n';
import type { DocumentLens } from '../../sources/documentLens';
import { numberOfScore, writeNumber } from '../../sources/documentWriter';
import { CannotApply } from '../guard';
import { checkOutcome } from '../writeOutcome';

/**
 * Writes a score of the row shown into the document, rounded to the digits that its author wrote: one undo step.
 * @throws CannotApply where the score does not stand in the text as it is, or the text cannot be changed
 */
export async function setScore(shown: DocumentLens, index: number, value: number): Promise<void> {
  const { question, row } = shown.lens;
  const number =
    question && row && index < question.classes ? numberOfScore(shown, row.row, index) : undefined;
  if (!number) {
    throw new CannotApply(
      t('The score of class {0} does not stand in the text as it is shown: an operation changes it.', index),
    );
  }
  checkOutcome(await writeNumber(number, value, 'kept'));
}
