import type { LossQuestion } from '../question';
import { diagnoseOptions, diagnoseShape } from '../report/diagnoseOptions';
import { comparesValues } from '../report/families';
import { isIgnored } from '../report/targetOfRow';

/** Whether mathematics can answer a question: its shapes fit, its options are in range, its indices are classes. */
export function isWellFormed(question: LossQuestion): boolean {
  if (diagnoseShape(question).length > 0 || diagnoseOptions(question).length > 0) return false;
  const { target, classes, loss } = question;
  if (target?.kind !== 'index' || comparesValues(loss)) return true;
  return target.indices.every(
    (label, row) => isIgnored(question, row) || (Number.isInteger(label) && label >= 0 && label < classes),
  );
}
