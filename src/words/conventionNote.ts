import { t } from '@vscode/l10n';
import { newestLoss } from '../core/conventions';
import { answerOf, type Answer } from '../core/conventions/answer';
import type { FrameworkLoss } from '../core/conventions/frameworkLoss';
import { stops } from '../core/conventions/raised';
import type { Severity } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import { report as reportOfMathematics } from '../core/report/report';
import type { Lens } from '../lens';
import { differenceText } from './conventionDifferences';
import { conventionName } from './conventionNames';
import { formatLoss } from './numbers';

/** Larger arrays are not computed a second time for a note. */
const mostNumbers = 200_000;

/**
 * What the convention in force makes of the question, where that is not what is shown or not mathematics: what the
 * framework raises, which value it gives, and why.
 */
export function conventionNotes(lens: Lens): { readonly severity: Severity; readonly text: string }[] {
  const { reading, blocked } = lens;
  const asked = reading.refused ?? reading.question;
  const convention = asked?.convention ?? reading.convention;
  if (!asked?.target || !convention || convention === 'mathematics') return [];
  const name = conventionName(convention);
  const loss = newestLoss({ ...asked, convention: undefined }, convention);
  if (!loss)
    return asked.convention ? [information(t('{0} has no such loss: this is mathematics’.', name))] : [];
  const raised = raisedNotes(loss, name);
  if (blocked || loss.raises.some(stops)) return raised;
  return [...raised, ...valueNotes(lens, loss, name)];
}

const information = (text: string) => ({ severity: 'information', text }) as const;

function raisedNotes({ raises }: FrameworkLoss, name: string): { severity: Severity; text: string }[] {
  return raises.map(({ exception, message, unless }) =>
    unless === undefined
      ? { severity: 'warning', text: t('{0} raises {1}: {2}', name, exception, message) }
      : information(t('Without {0} {1} raises {2}: {3}', unless, name, exception, message)),
  );
}

/** A difference that is more than rounding. */
function differs(value: number, from: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(from)) return !Object.is(value, from);
  return Math.abs(value - from) > 1e-9 * Math.max(Math.abs(value), Math.abs(from));
}

function valueNotes(lens: Lens, loss: FrameworkLoss, name: string): { severity: Severity; text: string }[] {
  const { question } = lens;
  if (!question || question.scores.length > mostNumbers) return [];
  const why = loss.differences.map(differenceText).join('; ');
  const framework = answerOf(loss);
  const mathematics = lossOf(lens, mathematicsOf(question));
  const own = framework && lossOf(lens, framework);
  if (own === undefined || mathematics === undefined || !differs(own, mathematics)) return [];
  const [given, exact] = [formatLoss(own), formatLoss(mathematics)];
  if (question.convention) {
    return [
      information(
        why === ''
          ? t('By {0}’s convention {1}; mathematics gives {2}.', name, given, exact)
          : t('By {0}’s convention {1} ({2}); mathematics gives {3}.', name, given, why, exact),
      ),
    ];
  }
  return [
    information(
      why === ''
        ? t('{0} itself gives {1}. Shown is the exact loss.', name, given)
        : t('{0} itself gives {1} ({2}). Shown is the exact loss.', name, given, why),
    ),
  ];
}

/** The answer of mathematics, which has the ½ that a framework's squared error has not. */
function mathematicsOf(question: LossQuestion): Pick<Answer, 'reduced'> & { readonly losses?: Float64Array } {
  const loss = question.convention && question.loss === 'squaredError' ? 'mse' : question.loss;
  return reportOfMathematics({ ...question, loss, convention: undefined });
}

/** The reduced loss, or that of the row shown where nothing is reduced. */
function lossOf(
  { row, question }: Lens,
  { reduced, losses }: { readonly reduced?: number; readonly losses?: Float64Array },
): number | undefined {
  if (reduced !== undefined) return reduced;
  if (!losses || !row || !question) return undefined;
  if (!row.elementLosses) return losses[row.row];
  const { classes } = question;
  return losses
    .subarray(row.row * classes, (row.row + 1) * classes)
    .reduce((total, value) => total + value, 0);
}
