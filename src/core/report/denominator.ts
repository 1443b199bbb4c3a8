import { keptWeight } from '../categorical/batch';
import type { LossQuestion } from '../question';
import { isElementwise } from './families';
import { ruleOf } from './targetOfRow';

/**
 * What the sum of the losses is divided by: 1 for none and sum. For mean Σ w_t over the kept rows for class indices
 * (their number without weights), the number of rows for distributions, of scores for elementwise losses; `klDiv`
 * divides by the scores of the kept rows unless it is to divide by rows. May be 0.
 */
export function denominatorOf(question: LossQuestion): number {
  const { target, rows, classes, reduction, loss, options, meanOver } = question;
  if (reduction !== 'mean') return 1;
  if (isElementwise(loss)) return rows * classes;
  const kept =
    target?.kind === 'index' ? keptWeight(ruleOf(question), target.indices, options.ignoreIndex) : rows;
  return loss === 'klDiv' && meanOver !== 'rows' ? kept * classes : kept;
}
