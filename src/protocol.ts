/**
 * Every message between the host and the panel. The panel pulls: it says `ready`, the host answers with the whole
 * state, and sends the whole state again after every change. The panel sends intentions; the host's answer wins.
 * Everything here survives JSON: numbers that do not are strings (`WireNumber`).
 */

import type { Explanation, ExplanationId, TextRun } from './explanation';

export type { TextRun } from './explanation';

/** A number that survives JSON. */
export type WireNumber = number | 'NaN' | 'Infinity' | '-Infinity';

export function toWire(value: number): WireNumber {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Infinity';
  if (value === -Infinity) return '-Infinity';
  return value;
}

export function fromWire(value: WireNumber): number {
  return typeof value === 'number' ? value : Number(value);
}

/** One class (or one element of a regression) as a line of chart and table. */
export interface PanelItem {
  /** Class index, or −1 for the line that sums up the classes not shown. */
  readonly index: number;
  readonly name: string;
  /** Number of classes summed up, on the line with index −1. */
  readonly count?: number;
  readonly isTarget: boolean;
  /** ℓ, or x: the score as given. */
  readonly score?: WireNumber;
  /** The score as the document has it. */
  readonly scoreText?: string;
  /** The solid bar: q, σ(x) or x. */
  readonly bar?: WireNumber;
  /** 1 − q from the sum of the others, exact where q rounds to 1. */
  readonly complement?: WireNumber;
  /** The hatched outline: p or y. */
  readonly outline?: WireNumber;
  /** The gradient's component. */
  readonly gradient?: WireNumber;
}

/** Headings of the columns that exist; a missing one means that the column does not. */
export interface PanelColumns {
  /** `class` or `element`. */
  readonly name: string;
  /** `ℓ`, `log q`, `x`; absent where the score is itself the bar. */
  readonly score?: string;
  /** `q`, `σ(ℓ)` or `x`. */
  readonly bar: string;
  /** Longer form for the legend of the wide layout, e.g. `q = softmax(ℓ)`. */
  readonly barLegend: string;
  /** `p` or `y`. */
  readonly outline?: string;
  readonly outlineLegend?: string;
  /** `q − p`, `−p/q`, `x − y`, `(q − p)/8` …: what the gradient shown is. */
  readonly gradient?: string;
  readonly gradientLegend?: string;
}

/** The loss as a number and, for cross entropy of logits, as a length on the axis of the logits. */
export interface PanelLoss {
  /** `H`, or the loss's own sign. */
  readonly symbol: string;
  readonly text: string;
  readonly unit: string;
  /** Right of the number, e.g. `LogSumExp(ℓ) − pᵀℓ`. */
  readonly formula: string;
  readonly ruler?: PanelRuler;
}

export interface PanelRuler {
  /** Ends of the axis, which holds every finite logit and both parts. */
  readonly low: number;
  readonly high: number;
  readonly targetScore: number;
  readonly logSumExp: number;
  /** Finite logits to tick; at most 512, evenly thinned. */
  readonly ticks: readonly number[];
  readonly targetScoreText: string;
  readonly logSumExpText: string;
  /** Said under the ruler where the largest logit was taken off both parts. */
  readonly note?: string;
}

export interface PanelRow {
  readonly row: number;
  readonly ignored: boolean;
  readonly loss?: WireNumber;
  readonly lossText?: string;
  /** q − p of each class, where there are few enough classes to draw. */
  readonly gradient?: readonly WireNumber[];
}

export interface PanelBatch {
  readonly row: number;
  readonly rows: number;
  /** `mean H 1.115`, `sum H …`: the reduction by name, with its denominator in `reducedTitle`. */
  readonly reducedLabel: string;
  readonly reducedText: string;
  readonly reducedTitle: string;
  /** At most 100 rows around the current one. */
  readonly shown: readonly PanelRow[];
  /** The switch: whose gradient the chart shows. `reduced` is offered only where it differs. */
  readonly gradientOf: 'row' | 'reduced';
  readonly gradientChoices: readonly { readonly value: 'row' | 'reduced'; readonly label: string }[];
  readonly reduction: 'none' | 'sum' | 'mean';
}

/** q of all classes, as minimum and maximum of at most 2,048 equal stretches of classes. */
export interface PanelOverview {
  readonly classes: number;
  readonly minimum: readonly WireNumber[];
  readonly maximum: readonly WireNumber[];
  readonly target?: { readonly index: number; readonly q: WireNumber };
}

export interface PanelNote {
  readonly severity: 'error' | 'warning' | 'information';
  readonly text: string;
  readonly actions: readonly PanelAction[];
}

/** Takes the layout that a note speaks of. */
export type LayoutAction = 'cutIntoRows' | 'cutIntoClasses' | 'useAxis';

export interface PanelAction {
  readonly label: string;
  readonly action: 'goToTarget' | 'chooseTarget' | 'clearTarget' | 'chooseAxis' | LayoutAction;
}

export interface EmptyState {
  readonly kind: 'empty';
  readonly text: string;
  readonly button: string;
}

export interface LensState {
  readonly kind: 'lens';
  /** Identifies the array shown: bars glide only while it stays the same. */
  readonly identity: string;
  /** `logits [5]`. */
  readonly what: string;
  /** Why it was read so; shown as the tooltip of `what`. */
  readonly whyTitle: string;
  /** `train.py:12`; the link reveals it. */
  readonly where: string;
  readonly locked: boolean;
  /** `target dog (1), from target=1`. Absent where there is none. */
  readonly targetLine?: readonly TextRun[];
  /** In the target's place when something is wrong: no loss is shown then. */
  readonly problem?: PanelNote;
  readonly notes: readonly PanelNote[];
  readonly batch?: PanelBatch;
  readonly loss?: PanelLoss;
  /** One sentence, and a shorter one for panels under 280 px. */
  readonly sentence: readonly TextRun[];
  readonly shortSentence: readonly TextRun[];
  /** Said at the sentence's end where no target is known. */
  readonly chooseTargetLabel?: string;
  readonly columns: PanelColumns;
  /** `distribution`: bars on 0 … 1. `values`: bars on a symmetric axis. */
  readonly barAxis: 'distribution' | 'values';
  /** In the order to show; the line with index −1 last. */
  readonly items: readonly PanelItem[];
  readonly totalClasses: number;
  readonly sums: { readonly bar?: WireNumber; readonly outline?: WireNumber; readonly gradient?: WireNumber };
  readonly sort: 'index' | 'score';
  /** Search and sort are offered only where classes are left out. */
  readonly search?: { readonly query: string };
  readonly overview?: PanelOverview;
  /** The class whose number the cursor is in. */
  readonly cursorClass?: number;
  /** Whether a class can be made the target by a click. */
  readonly canSetTarget: boolean;
  /** The explanations offered for the array. */
  readonly explanations: readonly { readonly id: ExplanationId; readonly label: string }[];
  /** The one that is open. */
  readonly explanation?: Explanation;
}

export type PanelState = EmptyState | LensState;

/** Text of VS Code's localisation bundle, for `@vscode/l10n` in the panel. */
export type L10nBundle = Readonly<Record<string, string | { message: string; comment: string[] }>>;

export type HostMessage =
  | { readonly type: 'state'; readonly state: PanelState; readonly l10n?: L10nBundle }
  /** Only the cursor moved within the array. */
  | { readonly type: 'cursor'; readonly cursorClass?: number };

export type WebviewMessage =
  /** First message: the host answers with the whole state. */
  | { readonly type: 'ready' }
  /** Select the class's number in the document (`focus`: and move there). */
  | { readonly type: 'reveal'; readonly index: number; readonly focus: boolean }
  | { readonly type: 'setTarget'; readonly index: number }
  /** Write a score of the row shown into the document, rounded to the digits that its author wrote. */
  | { readonly type: 'setScore'; readonly index: number; readonly value: number }
  | { readonly type: 'setRow'; readonly row: number }
  | { readonly type: 'setGradientOf'; readonly of: 'row' | 'reduced' }
  | { readonly type: 'setSort'; readonly sort: 'index' | 'score' }
  | { readonly type: 'find'; readonly query: string }
  /** How many lines the panel has room for. */
  | { readonly type: 'capacity'; readonly items: number }
  | { readonly type: 'action'; readonly action: PanelAction['action'] }
  /** Opens an explanation; none closes the open one. */
  | { readonly type: 'openExplanation'; readonly id?: ExplanationId }
  | {
      readonly type: 'setExplanationInput';
      readonly id: ExplanationId;
      readonly input: string;
      readonly value: string;
    }
  | { readonly type: 'openSource' }
  | { readonly type: 'openSample' }
  | { readonly type: 'failed'; readonly message: string };

/** Kept by the panel across reloads: enough for the host to restore what was shown. */
export interface PanelMemory {
  readonly version: 1;
  readonly state?: PanelState;
  readonly openSections: readonly string[];
  readonly scrollTop: number;
}
