import type { LossOptions, LossQuestion, Target } from '../question';
import { targetDistributionsOf, variantOf, type Variant } from './expectedValueVariant';

/** Up to this many classes or rows every order of them is tried: 23 others. */
const permutedAtMost = 4;

/** What else the loss may have been taken against: other weights or smoothing, rows kept, targets moved. */
export function targetVariants(question: LossQuestion): Variant[] {
  return [
    ...optionVariants(question),
    ...smoothingVariants(question),
    ...weightsByTarget(question),
    ...shiftedTargets(question),
    ...largestClass(question),
    ...permutedTargets(question),
  ];
}

const withOptions = (question: LossQuestion, options: LossOptions): LossQuestion => ({
  ...question,
  options: { ...question.options, ...options },
});

/** Weights, smoothing or ignore index left out. */
export function optionVariants(question: LossQuestion): Variant[] {
  const { weight, labelSmoothing = 0, ignoreIndex } = question.options;
  const isSmoothed = labelSmoothing > 0;
  const isIgnoring = isClassIgnored(question, ignoreIndex);
  return [
    ...(weight ? variantOf('weightsLeftOut', 1, withOptions(question, { weight: undefined })) : []),
    ...(isSmoothed ? variantOf('smoothingLeftOut', 1, withOptions(question, { labelSmoothing: 0 })) : []),
    ...(weight && isSmoothed
      ? variantOf(
          'weightsAndSmoothingLeftOut',
          1.8,
          withOptions(question, { weight: undefined, labelSmoothing: 0 }),
        )
      : []),
    ...(isIgnoring
      ? variantOf('ignoreIndexNotApplied', 1, withOptions(question, { ignoreIndex: undefined }))
      : []),
  ];
}

/** Whether some row is left out whose target is a class all the same. */
function isClassIgnored({ target, classes }: LossQuestion, ignoreIndex: number | undefined): boolean {
  if (target?.kind !== 'index' || ignoreIndex === undefined) return false;
  return ignoreIndex >= 0 && ignoreIndex < classes && target.indices.includes(ignoreIndex);
}

/** ε spread over the other classes only, or ε/C added to the others without taking ε off in all. */
function smoothingVariants(question: LossQuestion): Variant[] {
  const { labelSmoothing = 0, weight } = question.options;
  const { classes, target } = question;
  if (labelSmoothing === 0 || classes < 2 || target === undefined) return [];
  const p = targetDistributionsOf(question);
  const smoothed = (spread: number): LossQuestion => ({
    ...withOptions(question, { labelSmoothing: 0, weight, ignoreIndex: undefined }),
    target: {
      kind: 'distribution',
      values: p.map((value) => (1 - labelSmoothing) * value + spread * (1 - value)),
    },
  });
  if (target.kind === 'index' && isSomeIgnored(target.indices, question.options.ignoreIndex)) return [];
  return [
    ...variantOf('smoothingOverOthers', 1, smoothed(labelSmoothing / (classes - 1)), {
      parameters: [labelSmoothing],
    }),
    ...variantOf('smoothingUnscaled', 1.3, smoothed(labelSmoothing / classes), {
      parameters: [labelSmoothing],
    }),
  ];
}

const isSomeIgnored = (indices: readonly number[], ignoreIndex: number | undefined): boolean =>
  ignoreIndex !== undefined && indices.includes(ignoreIndex);

/** The loss of a row times the weight of its own class: with smoothing not the same as weights by class. */
function weightsByTarget(question: LossQuestion): Variant[] {
  const { weight, labelSmoothing = 0 } = question.options;
  const { target } = question;
  if (!weight || labelSmoothing === 0 || target?.kind !== 'index') return [];
  return variantOf('weightsOfTargets', 1.1, withOptions(question, { weight: undefined })).map((variant) => ({
    ...variant,
    question,
    losses: variant.losses.map((loss, row) => loss * (weight[target.indices[row]] ?? 0)),
  }));
}

const withTarget = (question: LossQuestion, target: Target): LossQuestion => ({ ...question, target });

/** Classes counted from 1 where 0 was meant, or the reverse. */
function shiftedTargets(question: LossQuestion): Variant[] {
  const { target, classes, options } = question;
  if (target?.kind !== 'index') return [];
  const shifted = (by: number, id: 'targetsOneLess' | 'targetsOneMore') => {
    const indices = target.indices.map((index) => (index === options.ignoreIndex ? index : index + by));
    const fits = indices.every((index) => index === options.ignoreIndex || (index >= 0 && index < classes));
    return fits ? variantOf(id, 1.3, withTarget(question, { kind: 'index', indices })) : [];
  };
  return [...shifted(-1, 'targetsOneLess'), ...shifted(1, 'targetsOneMore')];
}

/** A soft target replaced by its likeliest class. */
function largestClass(question: LossQuestion): Variant[] {
  const { target, rows, classes } = question;
  if (target?.kind !== 'distribution') return [];
  const indices = Array.from({ length: rows }, (_, row) => {
    const p = target.values.subarray(row * classes, (row + 1) * classes);
    return p.indexOf(Math.max(...p));
  });
  if (indices.some((index) => index < 0)) return [];
  return variantOf('largestClassAsTarget', 1.2, withTarget(question, { kind: 'index', indices }));
}

/** The classes or the rows of the target in another order. */
function permutedTargets(question: LossQuestion): Variant[] {
  const { target, rows, classes, options } = question;
  if (target === undefined || target.kind === 'values') return [];
  const ofClasses = orders(classes).flatMap((order) => {
    const moved: Target =
      target.kind === 'index'
        ? {
            kind: 'index',
            indices: target.indices.map((index) => (index === options.ignoreIndex ? index : order[index])),
          }
        : {
            kind: 'distribution',
            values: target.values.map(
              (_, index) => target.values[index - (index % classes) + order[index % classes]],
            ),
          };
    return variantOf('classesPermuted', 1.6, withTarget(question, moved), { parameters: order });
  });
  const ofRows = orders(rows).flatMap((order) => {
    const moved: Target =
      target.kind === 'index'
        ? { kind: 'index', indices: order.map((row) => target.indices[row]) }
        : {
            kind: 'distribution',
            values: Float64Array.from(
              order.flatMap((row) => [...target.values.subarray(row * classes, (row + 1) * classes)]),
            ),
          };
    return variantOf('rowsPermuted', 1.5, withTarget(question, moved), { parameters: order });
  });
  return [...ofClasses, ...ofRows];
}

/** Every order of a few things but their own; of more only the reverse. */
export function orders(count: number): number[][] {
  const own = Array.from({ length: count }, (_, index) => index);
  if (count < 2) return [];
  if (count > permutedAtMost) return [own.toReversed()];
  const all = own.reduce<number[][]>(
    (shorter) =>
      shorter.flatMap((order) => own.filter((each) => !order.includes(each)).map((each) => [...order, each])),
    [[]],
  );
  return all.filter((order) => order.some((each, index) => each !== index));
}
