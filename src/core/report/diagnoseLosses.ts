import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';
import { categoricalLossAlone } from './categoricalLoss';
import { distributionScale } from './families';
import { scoresOfRow, workspaceFor } from './scoresOfRow';
import { ruleOf, targetOfRow } from './targetOfRow';

/**
 * Rows whose loss is negative where it cannot be for distributions, which tells that the scores are none. Logits
 * always make a distribution, and the spherical score is negative by nature.
 */
export function diagnoseLosses(question: LossQuestion, tolerance: number): Diagnostic[] {
  const { rows, loss } = question;
  if (distributionScale(question) === 'logits' || loss === 'spherical') return [];
  const rule = ruleOf(question);
  const workspace = workspaceFor(question);
  return Array.from({ length: rows }, (_, row) => row).flatMap((row): Diagnostic[] => {
    const target = targetOfRow(question, rule, row);
    if (target === undefined) return [];
    const value = categoricalLossAlone(loss, scoresOfRow(question, row, workspace), target);
    return value < -tolerance ? [{ code: 'negative', severity: 'warning', of: 'loss', value, row }] : [];
  });
}
