import {
  effectiveDistributionTarget,
  effectiveIndexTarget,
  targetRule,
  type EffectiveTarget,
  type TargetRule,
} from '../categorical/effectiveTarget';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import { comparesValues, isCrossEntropy } from './families';

/** The rule that makes effective targets: class weights and label smoothing only where the loss knows them. */
export function ruleOf({ loss, classes, options }: LossQuestion): TargetRule {
  return targetRule(classes, isCrossEntropy(loss) ? options : {});
}

/** Whether the row is left out because its target equals the ignore index. */
export function isIgnored({ loss, target, options }: LossQuestion, row: number): boolean {
  if (target?.kind !== 'index' || comparesValues(loss) || options.ignoreIndex === undefined) return false;
  return target.indices[row] === options.ignoreIndex;
}

/** What the loss of the row is taken against; undefined without a target and for an ignored row. */
export function targetOfRow(
  question: LossQuestion,
  rule: TargetRule,
  row: number,
): EffectiveTarget | undefined {
  const { target, classes } = question;
  if (target === undefined || isIgnored(question, row)) return undefined;
  if (target.kind === 'index') {
    if (!comparesValues(question.loss)) return effectiveIndexTarget(rule, target.indices[row]);
    const values = Float64Array.from(target.indices.slice(row * classes, (row + 1) * classes));
    return effectiveDistributionTarget(rule, values);
  }
  const values = target.values.subarray(row * classes, (row + 1) * classes);
  return effectiveDistributionTarget(rule, usesLogarithms(question) ? values.map(Math.exp) : values);
}

/** The class of an index target or of a distribution that is one-hot. */
export function targetIndexOf(question: LossQuestion, row: number): number | undefined {
  const { target, classes } = question;
  if (target === undefined || isIgnored(question, row) || comparesValues(question.loss)) return undefined;
  if (target.kind === 'index') return target.indices[row];
  const values = target.values.subarray(row * classes, (row + 1) * classes);
  const [certain, impossible] = usesLogarithms(question) ? [0, -Infinity] : [1, 0];
  const index = values.indexOf(certain);
  return index >= 0 && values.every((value, other) => other === index || value === impossible)
    ? index
    : undefined;
}

/** Whether the target distribution is given as log-probabilities. */
export function usesLogarithms({ loss, options }: LossQuestion): boolean {
  return options.logTarget === true && lossCalled(loss).options.logTarget !== undefined;
}
