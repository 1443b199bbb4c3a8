import type { LossQuestion } from '../question';
import { reduce } from '../reduction';
import type { Report } from '../report';
import { checkQuestion } from './checkQuestion';
import { denominatorOf } from './denominator';
import { elementLossesOf, elementTargets } from './elementwiseLossOf';
import { isElementwise } from './families';
import { rowLossAlone } from './rowLoss';
import { scoresOfRow, workspaceFor } from './scoresOfRow';
import { isIgnored, ruleOf, targetOfRow } from './targetOfRow';

/**
 * Answers a question about a whole array: the loss of every row (or element) and their reduction, in one pass.
 *
 * @throws RangeError or TypeError for what `diagnose` calls an error: shapes that do not fit, a target that is out of
 * range or no integer, an option out of its range.
 */
export function report(question: LossQuestion): Report {
  checkQuestion(question);
  const { loss, scale, rows, classes, reduction } = question;
  const elementwise = isElementwise(loss);
  const losses = elementwise ? elementLosses(question) : rowLosses(question);
  const denominator = denominatorOf(question);
  return {
    loss,
    scale,
    rows,
    classes,
    family: elementwise ? 'elementwise' : 'categorical',
    losses,
    reduction,
    reduced:
      losses &&
      (losses.length === 1 && reduction === 'none' ? losses[0] : reduce(losses, reduction, denominator)),
    denominator,
    ignoredRows: Array.from({ length: rows }, (_, row) => row).filter((row) => isIgnored(question, row)),
  };
}

function rowLosses(question: LossQuestion): Float64Array | undefined {
  const { target, rows } = question;
  if (target === undefined) return undefined;
  const rule = ruleOf(question);
  const workspace = workspaceFor(question);
  const losses = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const effective = targetOfRow(question, rule, row);
    if (effective === undefined) continue;
    losses[row] = rowLossAlone(question, scoresOfRow(question, row, workspace), effective);
  }
  return losses;
}

function elementLosses(question: LossQuestion): Float64Array | undefined {
  const elements = elementLossesOf(question);
  const targets = elementTargets(question);
  return (
    targets && question.scores.map((x, index) => elements[index % elements.length].loss(x, targets[index]))
  );
}
