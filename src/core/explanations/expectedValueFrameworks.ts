import { answerOf } from '../conventions/answer';
import { variants as frameworks } from '../conventions/variants';
import type { LossQuestion } from '../question';
import { variantOf, type Variant } from './expectedValueVariant';

/**
 * The same question as each framework answers it: its own clipping, default ignore index, denominator. One that only
 * divides by something else comes after that denominator itself.
 */
export function frameworkVariants(question: LossQuestion, own: Variant): Variant[] {
  const all = frameworks.flatMap(({ id, lossOf }) => {
    const loss = lossOf({ ...question, reduction: 'mean' });
    const answer = loss && answerOf(loss);
    // What the framework has no option for its caller has to apply.
    if (!answer || loss.differences.some(({ code }) => code === 'no-option')) return [];
    const { losses, denominator } = answer;
    const isOtherMean = losses.every(
      (value, index) => Math.abs(value - own.losses[index]) <= 1e-12 * Math.abs(value),
    );
    return variantOf('framework', isOtherMean ? 1.25 : 1.05, question, {
      losses,
      meanDenominator: denominator,
      framework: { ids: [id], call: loss.call },
    });
  });
  return all.reduce<Variant[]>(withMerged, []);
}

/** Those that give the same are one. */
function withMerged(merged: readonly Variant[], next: Variant): Variant[] {
  const place = merged.findIndex(
    ({ losses, meanDenominator }) =>
      meanDenominator === next.meanDenominator &&
      losses.every((value, index) => Object.is(value, next.losses[index])),
  );
  const same = merged.at(place);
  if (place < 0 || !same?.framework || !next.framework) return [...merged, next];
  const framework = { ...same.framework, ids: [...same.framework.ids, ...next.framework.ids] };
  return merged.with(place, { ...same, framework });
}
