import { t } from '@vscode/l10n';
import { comparesValues, isCrossEntropy } from '../core';
import type { Diagnostic, Severity } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import type { RowReport } from '../core/report';
import type { Lens } from '../lens';
import { layoutsOf, type LayoutOffer } from '../pairing/layoutOffers';
import type { ReadTarget } from '../pairing/reading';
import type { PanelColumns, TextRun } from '../protocol';
import { arrayProblemText } from './arrayProblems';
import { chosenOptionsText } from './chosenOptions';
import { conventionNotes } from './conventionNote';
import { className, describedItems, type DescribedItem } from './describedItems';
import {
  describeLoss,
  describeReduction,
  gradientHeading,
  hasUnitMass,
  type DescribedLoss,
  type DescribedReduction,
} from './describedLoss';
import { diagnosticText } from './diagnostics';
import { formatShape, kindName, readAs, readingName } from './kinds';
import { lossLabel } from './lossLabels';
import { formatCount, formatGiven } from './numbers';
import { kindReason, targetReason } from './reasons';
import { rowSentence, type Sentence } from './sentence';

export interface Note {
  readonly severity: Severity;
  readonly text: string;
  /** What the note says the numbers may be; a view offers it at a click. */
  readonly layouts?: readonly LayoutOffer[];
}

/** A lens in words: what hover, panel and terminal have in common, so that none says it differently. */
export interface Description {
  /** `logits [5]` */
  readonly what: string;
  /** What it was read as and why, in short. */
  readonly readAs: readonly TextRun[];
  /** The same with the words of the text that speak for it. */
  readonly why: readonly TextRun[];
  /** `target dog (1), from target=1` without its first word; absent where there is none. */
  readonly target?: readonly TextRun[];
  /** In the target's place when something is wrong; then there is no loss. */
  readonly problem?: Note;
  readonly notes: readonly Note[];
  /** Absent where nothing may be computed. */
  readonly answer?: DescribedAnswer;
}

export interface DescribedAnswer {
  readonly question: LossQuestion;
  readonly row: RowReport;
  readonly loss?: DescribedLoss;
  /** Entropy of q, where there is no target: `1.178`. */
  readonly entropy?: number;
  readonly reduction?: DescribedReduction;
  /** Whose gradient is shown; only where the row's own and the reduced loss's differ. */
  readonly gradientBelongs?: string;
  readonly sentence: Sentence;
  readonly columns: PanelColumns;
  readonly barAxis: 'distribution' | 'values';
  readonly items: readonly DescribedItem[];
  readonly sums: RowReport['sums'];
}

export interface DescribeOptions {
  readonly lines: number;
  readonly sort: 'index' | 'score';
  readonly query?: string;
  /** A class that is shown whatever is left out. */
  readonly always?: number;
  readonly gradientOf: 'row' | 'reduced';
}

/** Most notes shown at once; the rest is counted. */
const mostNotes = 4;

export function describe(lens: Lens, options: DescribeOptions): Description {
  const { reading } = lens;
  const rows = lens.question?.rows ?? 1;
  const errors = reading.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const others = reading.diagnostics.filter(
    (diagnostic) => diagnostic.severity !== 'error' && !isSettled(diagnostic, lens),
  );
  const [problem, ...furtherErrors] = errors;
  const noted = [...furtherErrors, ...others].map((diagnostic): Note => ({
    severity: diagnostic.severity,
    text: diagnosticText(diagnostic, rows, lens.question),
    layouts: layoutsOf(diagnostic, reading),
  }));
  return {
    what: whatIsShown(lens),
    readAs: readAsRuns(lens, 'short'),
    why: readAsRuns(lens, 'full'),
    target: lens.question?.target ? targetRuns(lens) : undefined,
    problem: problem && { severity: shownSeverity(problem), text: diagnosticText(problem, rows) },
    notes: [
      ...raggedNotes(lens),
      ...operationNotes(lens),
      ...targetNotes(lens),
      ...chosenNotes(lens),
      ...conventionNotes(lens),
      ...limited(noted),
    ],
    answer: describeAnswer(lens, options),
  };
}

/** Keras divides rows by their sum, as its convention's note says: they are not used as they are. */
const isSettled = (diagnostic: Diagnostic, { question }: Lens): boolean =>
  diagnostic.code === 'not-sum-1' && diagnostic.of === 'scores' && question?.convention === 'keras';

/** A printout cut short is no fault of anyone's: it forbids a loss but is told as information. */
const shownSeverity = (diagnostic: Diagnostic): Severity =>
  diagnostic.code === 'truncated' ? 'information' : diagnostic.severity;

/** Plain values of which a softmax is taken are numbers, not values: those are compared one by one. */
function whatIsShown({ reading, question }: Lens): string {
  const kind = reading.scoresKind ?? reading.kind;
  const name = kind === 'values' && question && question.scale !== 'values' ? t('numbers') : kindName(kind);
  return `${name} ${formatShape((reading.scores ?? reading.array).shape)}`;
}

function limited(notes: readonly Note[]): Note[] {
  if (notes.length <= mostNotes) return [...notes];
  const rest = notes.length - mostNotes;
  return [
    ...notes.slice(0, mostNotes),
    { severity: 'information', text: t('{0} more of this kind.', formatCount(rest)) },
  ];
}

function readAsRuns(lens: Lens, length: 'short' | 'full'): readonly TextRun[] {
  const { reading, question } = lens;
  const kind = reading.scoresKind ?? reading.kind;
  if (!question) {
    const name = readingName(reading);
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return [
      { text: `${title} ${formatShape(reading.array.shape)} (` },
      ...kindReason(reading.kindReason),
      { text: ').' },
    ];
  }
  const inScores = reading.scoresKind === undefined || reading.scoresKind === reading.kind;
  if (inScores) return readAs(kind, reading.kindReason, question, length);
  return [
    { text: t('These are the {0} of: ', readingName(reading)) },
    ...readAs(kind, reading.kindReason, question, length),
  ];
}

function targetRuns(lens: Lens): readonly TextRun[] {
  const { reading, row, question } = lens;
  const target = reading.target;
  if (!target || !row || !question) return [];
  const from: TextRun[] = [{ text: ', ' }, ...targetReason(target.reason)];
  if (row.ignored) return [{ text: t('left out (ignore index)') }, ...from];
  if (row.targetIndex === undefined) {
    const [what, symbol] = comparesValues(question.loss) ? [t('values '), 'y'] : [t('distribution '), 'p'];
    return [{ text: what }, { text: symbol, style: 'strong' }, ...from];
  }
  const name = className(lens, row.targetIndex);
  const index = name === String(row.targetIndex) ? '' : ` (${row.targetIndex})`;
  const rank = row.rank !== undefined && row.scores.length > 8 ? t(', rank {0}', formatCount(row.rank)) : '';
  return [{ text: name, style: 'strong' }, { text: `${index}${rank}` }, ...from];
}

function raggedNotes({ ragged }: Lens): Note[] {
  return ragged ? [{ severity: 'warning', text: arrayProblemText(ragged) }] : [];
}

function operationNotes(lens: Lens): Note[] {
  return lens.reading.operations.map((operation) => ({
    severity: 'information',
    text:
      operation.of === 'scores'
        ? t('{0} was applied: the scores are its result.', operation.text)
        : t('{0} was applied: the target is its result.', operation.text),
  }));
}

function targetNotes(lens: Lens): Note[] {
  const notes: Note[] = [];
  const { reading, row, question } = lens;
  if (!reading.target && reading.offers.length > 0) {
    notes.push({
      severity: 'information',
      text: t('None of these targets was applied: {0}. Pick one.', offerNames(reading.offers)),
    });
  }
  const { labelSmoothing, weight } = question?.options ?? {};
  if (question && isCrossEntropy(question.loss) && row?.p && (labelSmoothing || weight)) {
    const parts = [
      labelSmoothing ? t('label smoothing ε = {0}', formatGiven(labelSmoothing)) : '',
      weight ? t('class weights') : '',
    ].filter((part) => part !== '');
    notes.push({
      severity: 'information',
      text: t('p is the effective target, with {0}.', parts.join(', ')),
    });
  }
  return notes;
}

function chosenNotes({ reading }: Lens): Note[] {
  const text = chosenOptionsText(reading);
  return text === undefined ? [] : [{ severity: 'information', text }];
}

/** At most this many offers are named. */
const mostOffers = 4;

function offerNames(offers: readonly ReadTarget[]): string {
  const names = offers.map(offerName);
  const shown = names.slice(0, mostOffers);
  return names.length > mostOffers ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** An offer from a call is named by it, but is its target rather than the call. */
function offerName({ reason, index }: ReadTarget): string {
  const text = 'text' in reason ? reason.text.replace(/\s+/g, ' ').slice(0, 30) : String(index ?? '');
  return reason.rule === 'call' ? t('that of {0}', text) : text;
}

function describeAnswer(lens: Lens, options: DescribeOptions): DescribedAnswer | undefined {
  const { question, row, report, reading } = lens;
  if (!question || !row || !report) return undefined;
  const factor = options.gradientOf === 'reduced' ? row.gradientFactor : 1;
  const scoresAreBars = lossLabel(question.loss, question).score === undefined;
  const items = describedItems(lens, row, { ...options, gradientFactor: factor, scoresAreBars });
  const gradientSum = row.sums.gradient;
  return {
    question,
    row,
    loss: describeLoss(question, row, report),
    entropy: row.loss === undefined && !row.ignored && !lens.blocked ? row.entropy : undefined,
    reduction: describeReduction(reading, question, report),
    gradientBelongs: gradientBelongs(row, options.gradientOf, report.rows),
    sentence: rowSentence(lens, question, row, items, factor),
    columns: columnsOf(question, row, factor),
    barAxis: row.q ? 'distribution' : 'values',
    items,
    sums: {
      ...(row.q ? row.sums : {}),
      gradient: gradientSum === undefined ? undefined : gradientSum * factor,
    },
  };
}

function gradientBelongs(row: RowReport, of: 'row' | 'reduced', rows: number): string | undefined {
  if (!row.gradient || row.gradientFactor === 1) return undefined;
  const divisor = row.gradientFactor === 0 ? t('0 rows') : formatGiven(1 / row.gradientFactor);
  const whose = row.elementLosses ? t('each element') : rows > 1 ? t('row {0}', row.row) : t('the row');
  return of === 'reduced'
    ? t('The gradient shown belongs to the reduced loss: {0}’s own, divided by {1}.', whose, divisor)
    : t(
        'The gradient shown belongs to {0}’s own loss; the reduced loss’s is it divided by {1}.',
        whose,
        divisor,
      );
}

function columnsOf(question: LossQuestion, row: RowReport, factor: number): PanelColumns {
  const label = lossLabel(question.loss, question);
  const hasTarget = row.p !== undefined;
  const tempered = (question.options.temperature ?? 1) !== 1 && question.scale === 'logits';
  const gradient = row.gradient ? gradientHeading(question, row, factor) : undefined;
  return {
    name: row.elementLosses ? t('element') : t('class'),
    score: label.score,
    bar: label.bar,
    barLegend: tempered ? `${label.bar} = softmax(ℓ/T)` : label.barLegend,
    outline: hasTarget ? label.target : undefined,
    outlineLegend: hasTarget ? outlineLegend(question, row, label.target) : undefined,
    gradient,
    gradientLegend: gradient && t('{0}, the gradient of {1} by {2}', gradient, label.symbol, label.by),
  };
}

function outlineLegend(question: LossQuestion, row: RowReport, symbol: string): string {
  const { labelSmoothing, weight } = question.options;
  if (labelSmoothing || weight) return t('{0}, the effective target', symbol);
  return hasUnitMass(row) || row.elementLosses
    ? t('{0}, the target', symbol)
    : t('{0}, the target, Σ = {1}', symbol, formatGiven(row.targetMass ?? NaN));
}
