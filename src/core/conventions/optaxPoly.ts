import type { LossQuestion } from '../question';
import type { Difference } from './difference';
import type { FrameworkLoss } from './frameworkLoss';
import { unrounded, type Given } from './given';
import { rowNumbers, targetRowsOf, zeroTimesInfinity } from './unitOf';
import { isWellFormed } from './wellFormed';

/** optax' poly-1 loss of logits, −Σ p log q + ε Σ p (1 − q), whose 0 · ∞ is NaN. */
export function optaxPoly(
  question: LossQuestion,
  given: Pick<Given, 'source' | 'denominator' | 'denominatorKind'>,
): FrameworkLoss | undefined {
  if (question.scale !== 'logits') return undefined;
  const { epsilon } = question.options;
  const targetRowOf = targetRowsOf(question);
  const rows = isWellFormed(question) ? rowNumbers(question) : [];
  const isUndefined = (row: number) => zeroTimesInfinity(question, row, targetRowOf);
  const first = rows.map(isUndefined).find((found) => found !== undefined);
  const differences: readonly Difference[] = [
    ...(question.target?.kind === 'index' ? [{ code: 'needs-one-hot' } as const] : []),
    ...(epsilon === undefined ? [{ code: 'own-default', argument: 'epsilon', value: '2.0' } as const] : []),
    ...(first ? [{ code: 'zero-times-infinity', ...first } as const] : []),
  ];
  const call = `optax.losses.poly_loss_cross_entropy(epsilon=${epsilon ?? 1})`;
  return {
    ...unrounded({ ...given, call, question, differences }),
    ownLoss: first && ((row) => (isUndefined(row) ? NaN : undefined)),
  };
}
