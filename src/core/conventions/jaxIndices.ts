import type { LossQuestion } from '../question';
import type { Difference } from './difference';

export interface WrappedTarget {
  /** With the indices as JAX looks them up, 0 where there is nothing to look up. */
  readonly question: LossQuestion;
  /** Rows whose index has no class even so: their loss is NaN. */
  readonly filled: ReadonlySet<number>;
  readonly differences: readonly Difference[];
}

/**
 * Indices as `jnp.take_along_axis` takes them in its default mode, `fill` (JAX 0.3.8 on): −1 is the last class, and
 * one beyond either end gives NaN.
 */
export function wrappedTarget(question: LossQuestion): WrappedTarget {
  const { target, classes } = question;
  if (target?.kind !== 'index') return { question, filled: new Set(), differences: [] };
  const filled = new Set<number>();
  const differences: Difference[] = [];
  const indices = target.indices.map((label, row) => {
    const to = label < 0 ? label + classes : label;
    const isInside = to >= 0 && to < classes;
    if (!isInside) filled.add(row);
    const isFirst = (code: Difference['code']) => differences.every((one) => one.code !== code);
    if (!isInside && isFirst('fills-nan')) differences.push({ code: 'fills-nan', row, label });
    if (isInside && label < 0 && isFirst('wraps')) differences.push({ code: 'wraps', row, label, to });
    return isInside ? to : 0;
  });
  // The target itself, where nothing is changed: its losses may be known already.
  const isSame = indices.every((index, row) => index === target.indices[row]);
  const wrapped = isSame ? question : { ...question, target: { kind: 'index' as const, indices } };
  return { question: wrapped, filled, differences };
}
