import type { Diagnostic } from '../diagnostic';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import { distributionScale } from './families';
import { rowLossAlone } from './rowLoss';
import { scoresOfRow, workspaceFor } from './scoresOfRow';
import { ruleOf, targetOfRow } from './targetOfRow';

/**
 * Rows whose loss is negative where it cannot be for distributions, which tells that the scores are none. Logits
 * always make a distribution, and some losses are negative by nature.
 */
export function diagnoseLosses(question: LossQuestion, tolerance: number): Diagnostic[] {
  const { rows, loss } = question;
  const entry = lossCalled(loss);
  if (entry.kind !== 'distribution' || entry.mayBeNegative) return [];
  if (distributionScale(question) === 'logits') return [];
  const rule = ruleOf(question);
  const workspace = workspaceFor(question);
  return Array.from({ length: rows }, (_, row) => row).flatMap((row): Diagnostic[] => {
    const target = targetOfRow(question, rule, row);
    if (target === undefined) return [];
    const value = rowLossAlone(question, scoresOfRow(question, row, workspace), target);
    return value < -tolerance ? [{ code: 'negative', severity: 'warning', of: 'loss', value, row }] : [];
  });
}
