import { t } from '@vscode/l10n';
import type { ExplanationId, ExplanationValues } from '../explanation';
import type { Lens } from '../lens';
import {
  toWire,
  type LensState,
  type PanelAction,
  type PanelBatch,
  type PanelItem,
  type PanelLoss,
  type PanelNote,
  type PanelOverview,
  type PanelRow,
  type WireNumber,
} from '../protocol';
import { rowReport } from '../core';
import { describe, type DescribedAnswer, type Note } from './describe';
import { className, type DescribedItem } from './describedItems';
import { explain, offeredExplanations } from './explanations';
import { formatLoss } from './numbers';
import { layoutActions } from './layoutOffers';
import { rulerPlaces } from './rulerPicture';
import { plainText } from './textReport';

/** What the person set in the panel; it belongs to the panel, not to the document. */
export interface PanelSettings {
  readonly capacity: number;
  /** By index where all classes are shown, by q where only the top ones are, unless the person chose. */
  readonly sort?: 'index' | 'score';
  readonly query: string;
  readonly gradientOf: 'row' | 'reduced';
  readonly locked: boolean;
  /** The explanation that is open, with what the person gave it. */
  readonly explanation?: { readonly id: ExplanationId; readonly values: ExplanationValues };
}

export interface PanelSource {
  /** `train.py:12` */
  readonly where: string;
  readonly identity: string;
}

/** Rows of a batch sent at once, around the current one. */
const mostRows = 100;
/** Up to so many classes are drawn for each row of a batch. */
const mostClassesPerRow = 40;
const mostBuckets = 2048;
/** From so many classes on not every class is a line of its own. */
const manyClasses = 20;

/** The panel's whole state for a lens: nothing is left for the panel to compute but pixels. */
export function panelState(lens: Lens, source: PanelSource, settings: PanelSettings): LensState {
  const classes = lens.question?.classes ?? 0;
  const many = classes > manyClasses;
  const sort = settings.sort ?? (many ? 'score' : 'index');
  const lines = many ? Math.max(2, settings.capacity) : Math.max(2, classes);
  const description = describe(lens, {
    lines,
    sort,
    query: settings.query,
    gradientOf: settings.gradientOf,
    always: lens.cursorClass,
  });
  const { answer } = description;
  const unanswered = description.problem ? [] : description.readAs;
  return {
    kind: 'lens',
    identity: source.identity,
    what: description.what,
    whyTitle: plainText(description.why),
    where: source.where,
    locked: settings.locked,
    targetLine: description.target && [{ text: t('target ') }, ...description.target],
    problem: description.problem && problemNote(description.problem, lens),
    notes: [...description.notes, ...searchNotes(answer, settings.query)].map(
      ({ layouts = [], ...note }) => ({ ...note, actions: layoutActions(layouts) }),
    ),
    batch: answer && batchOf(lens, answer, settings),
    loss: answer && panelLoss(answer),
    sentence: answer?.sentence.long ?? unanswered,
    shortSentence: answer?.sentence.short ?? unanswered,
    chooseTargetLabel:
      answer && answer.row.q && !answer.row.p && !lens.blocked ? t('Choose a target…') : undefined,
    columns: answer?.columns ?? { name: t('class'), bar: 'q', barLegend: 'q' },
    barAxis: answer?.barAxis ?? 'distribution',
    items: (answer?.items ?? []).map(wireItem),
    totalClasses: classes,
    sums: { bar: wire(answer?.sums.q), outline: wire(answer?.sums.p), gradient: wire(answer?.sums.gradient) },
    sort,
    search: many ? { query: settings.query } : undefined,
    overview: many && answer ? overviewOf(answer) : undefined,
    cursorClass: lens.cursorClass,
    canSetTarget: answer?.row.q !== undefined && answer.row.elementLosses === undefined,
    explanations: offeredExplanations(lens),
    explanation: settings.explanation && explain(lens, settings.explanation.id, settings.explanation.values),
  };
}

const wire = (value: number | undefined): WireNumber | undefined =>
  value === undefined ? undefined : toWire(value);

function wireItem(item: DescribedItem): PanelItem {
  return {
    index: item.index,
    name: item.name,
    count: item.count,
    isTarget: item.isTarget,
    score: wire(item.score),
    scoreText: item.scoreText,
    bar: wire(item.bar),
    complement: wire(item.complement),
    outline: wire(item.outline),
    gradient: wire(item.gradient),
  };
}

/** The target is shown whatever is searched for, so that an empty result has to be said. */
function searchNotes(answer: DescribedAnswer | undefined, query: string): Note[] {
  const wanted = query.trim().toLowerCase();
  if (!answer || wanted === '') return [];
  const isFound = answer.items.some(
    ({ index, name }) => index >= 0 && (String(index) === wanted || name.toLowerCase().includes(wanted)),
  );
  return isFound ? [] : [{ severity: 'information', text: t('No class is called {0}.', query.trim()) }];
}

function problemNote(problem: Note, lens: Lens): PanelNote {
  const goTo: PanelAction = { label: t('Go to target'), action: 'goToTarget' };
  const choose: PanelAction = { label: t('Choose…'), action: 'chooseTarget' };
  const hasPlace = lens.reading.target?.range !== undefined;
  const aboutTarget = lens.reading.target !== undefined;
  return { ...problem, actions: aboutTarget ? (hasPlace ? [goTo, choose] : [choose]) : [] };
}

function panelLoss(answer: DescribedAnswer): PanelLoss | undefined {
  const { loss, entropy } = answer;
  if (!loss) {
    if (entropy === undefined) return undefined;
    return { symbol: 'H(q)', text: formatLoss(entropy), unit: t('nats, entropy of q'), formula: '' };
  }
  const places = rulerPlaces(answer, 512);
  const ruler =
    places && loss.parts
      ? {
          ...places,
          targetScoreText: loss.parts.targetScore,
          logSumExpText: loss.parts.logSumExp,
          note: loss.note,
        }
      : undefined;
  const formula = `${loss.formula}${loss.temperature}`;
  return { symbol: loss.symbol, text: loss.text, unit: loss.unit, formula, ruler };
}

function batchOf(lens: Lens, answer: DescribedAnswer, settings: PanelSettings): PanelBatch | undefined {
  const { report } = lens;
  if (!report || (report.rows === 1 && answer.row.gradientFactor === 1)) return undefined;
  const { reduction } = answer;
  return {
    row: answer.row.row,
    rows: report.rows,
    reducedLabel: reduction ? `${reduction.label} ${answer.loss?.symbol ?? ''}`.trim() : '',
    reducedText: reduction?.text ?? '',
    reducedTitle: reduction?.sentence ?? '',
    shown: report.rows > 1 && report.losses ? rowsAround(lens, answer.row.row, settings.gradientOf) : [],
    gradientOf: settings.gradientOf,
    gradientChoices:
      answer.row.gradient && answer.row.gradientFactor !== 1
        ? [
            {
              value: 'row',
              label: answer.row.elementLosses ? t('gradient of own losses') : t('gradient of row loss'),
            },
            { value: 'reduced', label: t('gradient of reduced loss') },
          ]
        : [],
    reduction: report.reduction,
  };
}

function rowsAround(lens: Lens, current: number, gradientOf: 'row' | 'reduced'): PanelRow[] {
  const { question, report } = lens;
  if (!question || !report) return [];
  const first = Math.max(0, Math.min(current - mostRows / 2, report.rows - mostRows));
  const last = Math.min(report.rows, first + mostRows);
  const ignored = new Set(report.ignoredRows);
  return Array.from({ length: last - first }, (_, offset) => {
    const row = first + offset;
    const loss = rowLoss(lens, row);
    const { gradient, gradientFactor } =
      question.classes <= mostClassesPerRow
        ? rowReport(question, row)
        : { gradient: undefined, gradientFactor: 1 };
    const factor = gradientOf === 'reduced' ? gradientFactor : 1;
    return {
      row,
      ignored: ignored.has(row),
      loss: wire(loss),
      lossText: loss === undefined ? undefined : formatLoss(loss),
      gradient: gradient && Array.from(gradient, (value) => toWire(value * factor)),
    };
  });
}

function rowLoss({ report }: Lens, row: number): number | undefined {
  if (!report?.losses) return undefined;
  if (report.family === 'categorical') return report.losses[row];
  return report.losses
    .subarray(row * report.classes, (row + 1) * report.classes)
    .reduce((sum, loss) => sum + loss, 0);
}

function overviewOf(answer: DescribedAnswer): PanelOverview | undefined {
  const { q, targetIndex } = answer.row;
  if (!q) return undefined;
  const buckets = Math.min(mostBuckets, q.length);
  const minimum: WireNumber[] = [];
  const maximum: WireNumber[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    let low = Infinity;
    let high = -Infinity;
    const end = Math.floor(((bucket + 1) * q.length) / buckets);
    for (let index = Math.floor((bucket * q.length) / buckets); index < end; index++) {
      low = Math.min(low, q[index]);
      high = Math.max(high, q[index]);
    }
    minimum.push(toWire(low));
    maximum.push(toWire(high));
  }
  const target = targetIndex === undefined ? undefined : { index: targetIndex, q: toWire(q[targetIndex]) };
  return { classes: q.length, minimum, maximum, target };
}

/** `dog (1)`: how a class is offered in a pick list. */
export function classLabel(lens: Lens, index: number): string {
  const name = className(lens, index);
  return name === String(index) ? name : `${name} (${index})`;
}
