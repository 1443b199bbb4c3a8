import type { Loss } from '../loss';
import { lossCalled, losses } from '../losses';
import type { LossName, LossQuestion, Target } from '../question';
import type { RowReport } from '../report';
import { diagnose } from '../report/diagnose';
import { distributionScale } from '../report/families';
import { rowReport } from '../report/rowReport';
import { rowQuestion } from './rowQuestion';

/** One loss of the table, taken of a row. */
export interface LossOfRow {
  readonly loss: Loss<LossName>;
  readonly value: number;
  /** max |∂loss/∂score|. */
  readonly largestGradient: number;
}

/**
 * Every loss of the table that can be taken of the row's scores as they are read and of its target: the question's own
 * with its options, the others with their defaults and the same temperature and unit.
 */
export function everyLossOfRow(question: LossQuestion, row: RowReport): LossOfRow[] {
  if (row.ignored || row.loss === undefined) return [];
  const own = withPlainTarget(rowQuestion(question, row.row), row);
  return losses.flatMap((loss): LossOfRow[] => {
    if (!isTakenOf(loss, question)) return [];
    const { temperature, unit } = question.options;
    const options = loss.name === question.loss ? own.options : { temperature, unit };
    const asked: LossQuestion = { ...own, loss: loss.name, options, reduction: 'sum' };
    if (diagnose(asked).some(({ severity }) => severity === 'error')) return [];
    const { loss: value, gradient } = rowReport(asked, 0);
    if (value === undefined || gradient === undefined) return [];
    return [{ loss, value, largestGradient: largestOf(gradient) }];
  });
}

/** A target given as log-probabilities is one only for its own loss; the row has it as probabilities. */
function withPlainTarget(question: LossQuestion, { p }: RowReport): LossQuestion {
  if (!question.options.logTarget || !p) return question;
  const target: Target = { kind: 'distribution', values: p };
  return { ...question, target, options: { ...question.options, logTarget: false } };
}

/** Whether a loss takes the same scores: of the same scale, and one by one or as a whole like the question's own. */
function isTakenOf(loss: Loss<LossName>, question: LossQuestion): boolean {
  const own = lossCalled(question.loss);
  switch (loss.kind) {
    case 'distribution': {
      const scale =
        own.kind === 'distribution'
          ? distributionScale(question)
          : own.kind === 'scores'
            ? 'logits'
            : undefined;
      return scale !== undefined && loss.scales.includes(scale) && isNamedFor(loss, scale);
    }
    case 'scores':
      return own.kind === 'scores' || distributionScale(question) === 'logits';
    case 'vector':
      return own.kind === 'vector' || (own.kind === 'elements' && own.scale === 'values');
    case 'elements':
      return own.kind === 'elements'
        ? own.scale === loss.scale
        : own.kind === 'vector' && loss.scale === 'values';
  }
}

/** A cross entropy is said once, under the name it has for these scores. */
function isNamedFor(loss: Loss<LossName>, scale: string): boolean {
  return loss.kind !== 'distribution' || !loss.takesEffectiveTarget || loss.gradientBy === scale;
}

function largestOf(gradient: Float64Array): number {
  return gradient.reduce(
    (most, value) => (Math.abs(value) > most || Number.isNaN(value) ? Math.abs(value) : most),
    0,
  );
}
