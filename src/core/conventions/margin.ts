import type { LossQuestion } from '../question';
import type { FrameworkLoss } from './frameworkLoss';
import type { Given } from './given';
import { ownRows } from './rowLosses';

/**
 * Hinge loss of the lead of a class over the others: max(0, 1 + max_{k ≠ t} x_k − x_t). Several largest others share
 * the gradient.
 *
 * @returns undefined where a target is no class.
 */
export function leadLoss(given: Given): FrameworkLoss | undefined {
  const { question } = given;
  if (!hasClasses(question)) return undefined;
  const differences = [...(given.differences ?? []), { code: 'without-zero' } as const];
  return ownRows({ ...given, differences }, (scores, p, { store, round }) => {
    const label = p.indexOf(1);
    const led = Float64Array.from(scores, (score, index) =>
      store(round(store(score) + (index === label ? 0 : 1))),
    );
    const most = led.reduce((a, b) => Math.max(a, b), -Infinity);
    const shares = led.reduce((count, value) => count + (value === most ? 1 : 0), 0);
    const gradient = led.map((value, index) => (value === most ? 1 / shares : 0) - (index === label ? 1 : 0));
    return { loss: store(round(most - store(scores[label]))), gradient };
  });
}

function hasClasses({ target, classes, rows }: LossQuestion): boolean {
  return (
    target?.kind === 'index' &&
    target.indices.length === rows &&
    target.indices.every((label) => Number.isInteger(label) && label >= 0 && label < classes)
  );
}
