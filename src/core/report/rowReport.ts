import type { LossQuestion } from '../question';
import type { RowReport } from '../report';
import { categoricalRowReport } from './categoricalRowReport';
import { checkQuestion, checkRow } from './checkQuestion';
import { denominatorOf } from './denominator';
import { elementwiseRowReport } from './elementwiseRowReport';
import { isElementwise } from './families';

/**
 * One row of a question in full, at a cost of O(classes); a mean over class indices also looks at every index once.
 *
 * @throws as `report`; RangeError if there is no such row.
 */
export function rowReport(question: LossQuestion, row: number): RowReport {
  checkQuestion(question);
  checkRow(question, row);
  const denominator = denominatorOf(question);
  const gradientFactor = denominator === 0 ? 0 : 1 / denominator;
  const of = isElementwise(question.loss) ? elementwiseRowReport : categoricalRowReport;
  return of(question, row, gradientFactor);
}
