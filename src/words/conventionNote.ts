import { t } from '@vscode/l10n';
import { newestLoss } from '../core/conventions';
import { answerOf } from '../core/conventions/answer';
import type { FrameworkLoss } from '../core/conventions/frameworkLoss';
import { stops } from '../core/conventions/raised';
import type { Severity } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import type { Report } from '../core/report';
import { report as reportOfMathematics } from '../core/report/report';
import type { Lens } from '../lens';
import type { Reading } from '../pairing/reading';
import { differenceText } from './conventionDifferences';
import { conventionName } from './conventionNames';
import { formatLoss } from './numbers';

/** Larger arrays are not looked through, or not computed a second time, for a note. */
const mostNumbers = 200_000;
const mostComputed = 30_000;

/**
 * What the convention in force makes of the question, where that is not what is shown or not mathematics: what the
 * framework raises, which value it gives, and why.
 */
export function conventionNotes(lens: Lens): { readonly severity: Severity; readonly text: string }[] {
  const { reading, blocked } = lens;
  const asked = reading.refused ?? reading.question;
  const convention = asked?.convention ?? reading.convention;
  if (!asked?.target || !convention || convention === 'mathematics') return [];
  if (asked.scores.length > mostNumbers) return [];
  const name = conventionName(convention);
  const decided = scaleNotes(reading, name);
  const loss = newestLoss({ ...asked, convention: undefined }, convention);
  if (!loss)
    return asked.convention ? [information(t('{0} has no such loss: this is mathematics’.', name))] : [];
  const raised = [...decided, ...raisedNotes(loss, name)];
  if (blocked || loss.raises.some(stops)) return raised;
  return [...raised, ...valueNotes(lens, loss, name), ...gradientNotes(loss, name)];
}

/** That the convention alone decided what the numbers are. */
function scaleNotes({ kindReason }: Reading, name: string) {
  if (kindReason.rule !== 'convention') return [];
  return [
    information(
      t(
        'Nothing says what these numbers are; they lie within 0 … 1, so {0}’s default takes them for probabilities, not logits.',
        name,
      ),
    ),
  ];
}

/** A gradient that is not the loss's own. */
function gradientNotes({ differences }: FrameworkLoss, name: string) {
  return differences
    .filter(({ code }) => code === 'gradient-without-mass')
    .map((difference) => information(t('{0}: {1}.', name, differenceText(difference))));
}

const information = (text: string) => ({ severity: 'information', text }) as const;

function raisedNotes({ raises }: FrameworkLoss, name: string): { severity: Severity; text: string }[] {
  return raises.map(({ exception, message, unless, isWarning }) => {
    if (isWarning) return information(t('{0} warns: {1}: {2}', name, exception, message));
    return unless === undefined
      ? { severity: 'warning', text: t('{0} raises {1}: {2}', name, exception, message) }
      : information(t('Without {0} {1} raises {2}: {3}', unless, name, exception, message));
  });
}

/** A difference that is more than rounding. */
function differs(value: number, from: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(from)) return !Object.is(value, from);
  return Math.abs(value - from) > 1e-9 * Math.max(Math.abs(value), Math.abs(from));
}

function valueNotes(lens: Lens, loss: FrameworkLoss, name: string): { severity: Severity; text: string }[] {
  const { question, report } = lens;
  if (!question || !report || question.scores.length > mostComputed) return [];
  if (isPlain(loss, question, report)) return [];
  const isChosen = question.convention !== undefined;
  // What is in force is computed already; the other one is computed here.
  const other = isChosen ? mathematicsOf(question) : answerOf(loss);
  const [framework, mathematics] = isChosen ? [report, other] : [other, report];
  const own = framework && lossOf(lens, framework);
  const exact = mathematics && lossOf(lens, mathematics);
  if (own === undefined || exact === undefined || !differs(own, exact)) return [];
  const why = loss.differences.map(differenceText).join('; ');
  return [information(isChosen ? chosenText(name, own, exact, why) : calledText(name, own, why))];
}

/** Whether nothing can differ, without computing anything. */
function isPlain(loss: FrameworkLoss, question: LossQuestion, report: Report): boolean {
  const hasHalf = question.convention !== undefined && question.loss === 'squaredError';
  const isSame = loss.question.loss === question.loss && !hasHalf;
  return isSame && loss.differences.length === 0 && loss.denominator === report.denominator;
}

function chosenText(name: string, own: number, exact: number, why: string): string {
  const [given, mathematics] = [formatLoss(own), formatLoss(exact)];
  return why === ''
    ? t('By {0}’s convention {1}; mathematics gives {2}.', name, given, mathematics)
    : t('By {0}’s convention {1} ({2}); mathematics gives {3}.', name, given, why, mathematics);
}

function calledText(name: string, own: number, why: string): string {
  const given = formatLoss(own);
  return why === ''
    ? t('{0} itself gives {1}. Shown is the exact loss.', name, given)
    : t('{0} itself gives {1} ({2}). Shown is the exact loss.', name, given, why);
}

/** The answer of mathematics, which has the ½ that a framework's squared error has not. */
function mathematicsOf(question: LossQuestion): Report {
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
