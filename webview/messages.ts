/** Checks what comes from outside, so that the panel draws only what it understands. */
import {
  explanationIds,
  type Explanation,
  type ExplanationBlock,
  type ExplanationInput,
  type ExplanationTable,
  type ExplanationTableRow,
} from '../src/explanation';
import type {
  EmptyState,
  HostMessage,
  L10nBundle,
  LensState,
  PanelAction,
  PanelBatch,
  PanelColumns,
  PanelItem,
  PanelLoss,
  PanelMemory,
  PanelNote,
  PanelOverview,
  PanelRow,
  PanelRuler,
  PanelState,
  TextRun,
  WireNumber,
} from '../src/protocol';

type Check<T> = (value: unknown) => value is T;
type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

const text: Check<string> = (value): value is string => typeof value === 'string';
const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';
const number: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const wire: Check<WireNumber> = (value): value is WireNumber =>
  typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';

function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value): value is T => choices.some((choice) => choice === value);
}

function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((each) => check(each));
}

function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

function anyOf<T>(...checks: readonly Check<T>[]): Check<T> {
  return (value): value is T => checks.some((check) => check(value));
}

function object<T>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return checks.every(([name, check]) => check(found.get(name)));
  };
}

const run = object<TextRun>({ text, style: optional(oneOf('strong', 'code')) });
const item = object<PanelItem>({
  index: number,
  name: text,
  count: optional(number),
  isTarget: flag,
  score: optional(wire),
  scoreText: optional(text),
  bar: optional(wire),
  complement: optional(wire),
  outline: optional(wire),
  gradient: optional(wire),
});
const columns = object<PanelColumns>({
  name: text,
  score: optional(text),
  bar: text,
  barLegend: text,
  outline: optional(text),
  outlineLegend: optional(text),
  gradient: optional(text),
  gradientLegend: optional(text),
});
const ruler = object<PanelRuler>({
  low: number,
  high: number,
  targetScore: number,
  logSumExp: number,
  ticks: listOf(number),
  targetScoreText: text,
  logSumExpText: text,
  note: optional(text),
});
const loss = object<PanelLoss>({ symbol: text, text, unit: text, formula: text, ruler: optional(ruler) });
const row = object<PanelRow>({
  row: number,
  ignored: flag,
  loss: optional(wire),
  lossText: optional(text),
  gradient: optional(listOf(wire)),
});
const explanationId = oneOf(...explanationIds);
const input = anyOf<ExplanationInput>(
  object<Extract<ExplanationInput, { kind: 'text' }>>({
    kind: oneOf('text'),
    id: text,
    label: text,
    value: text,
    placeholder: optional(text),
    error: optional(text),
  }),
  object<Extract<ExplanationInput, { kind: 'choice' }>>({
    kind: oneOf('choice'),
    id: text,
    label: text,
    value: text,
    options: listOf(object<{ value: string; label: string }>({ value: text, label: text })),
  }),
  object<Extract<ExplanationInput, { kind: 'button' }>>({
    kind: oneOf('button'),
    id: text,
    label: text,
    value: text,
  }),
);
const block = anyOf<ExplanationBlock>(
  object<Extract<ExplanationBlock, { kind: 'heading' }>>({ kind: oneOf('heading'), text }),
  object<Extract<ExplanationBlock, { kind: 'text' }>>({
    kind: oneOf('text'),
    runs: listOf(run),
    severity: optional(oneOf('error', 'warning', 'information')),
  }),
  object<Extract<ExplanationBlock, { kind: 'steps' }>>({ kind: oneOf('steps'), steps: listOf(listOf(run)) }),
  object<ExplanationTable>({
    kind: oneOf('table'),
    caption: text,
    columns: listOf(
      object<ExplanationTable['columns'][number]>({ heading: text, align: oneOf('start', 'end') }),
    ),
    rows: listOf(object<ExplanationTableRow>({ cells: listOf(text), mark: optional(text) })),
    note: optional(text),
  }),
);
const explanation = object<Explanation>({
  id: explanationId,
  title: text,
  inputs: listOf(input),
  blocks: listOf(block),
});
const ownOrReduced = oneOf('row', 'reduced');
const batch = object<PanelBatch>({
  row: number,
  rows: number,
  reducedLabel: text,
  reducedText: text,
  reducedTitle: text,
  shown: listOf(row),
  gradientOf: ownOrReduced,
  gradientChoices: listOf(
    object<PanelBatch['gradientChoices'][number]>({ value: ownOrReduced, label: text }),
  ),
  reduction: oneOf('none', 'sum', 'mean'),
});
const overview = object<PanelOverview>({
  classes: number,
  minimum: listOf(wire),
  maximum: listOf(wire),
  target: optional(object<NonNullable<PanelOverview['target']>>({ index: number, q: wire })),
});
const action = object<PanelAction>({
  label: text,
  action: oneOf('goToTarget', 'chooseTarget', 'clearTarget', 'chooseAxis'),
});
const note = object<PanelNote>({
  severity: oneOf('error', 'warning', 'information'),
  text,
  actions: listOf(action),
});
const empty = object<EmptyState>({ kind: oneOf('empty'), text, button: text });
const lens = object<LensState>({
  kind: oneOf('lens'),
  identity: text,
  what: text,
  whyTitle: text,
  where: text,
  locked: flag,
  targetLine: optional(listOf(run)),
  problem: optional(note),
  notes: listOf(note),
  batch: optional(batch),
  loss: optional(loss),
  sentence: listOf(run),
  shortSentence: listOf(run),
  chooseTargetLabel: optional(text),
  columns,
  barAxis: oneOf('distribution', 'values'),
  items: listOf(item),
  totalClasses: number,
  sums: object<LensState['sums']>({ bar: optional(wire), outline: optional(wire), gradient: optional(wire) }),
  sort: oneOf('index', 'score'),
  search: optional(object<NonNullable<LensState['search']>>({ query: text })),
  overview: optional(overview),
  cursorClass: optional(number),
  canSetTarget: flag,
  explanations: listOf(object<LensState['explanations'][number]>({ id: explanationId, label: text })),
  explanation: optional(explanation),
});
const state: Check<PanelState> = (value): value is PanelState => empty(value) || lens(value);
const bundle: Check<L10nBundle> = (value): value is L10nBundle => typeof value === 'object' && value !== null;

const stateMessage = object<Extract<HostMessage, { type: 'state' }>>({
  type: oneOf('state'),
  state,
  l10n: optional(bundle),
});
const cursorMessage = object<Extract<HostMessage, { type: 'cursor' }>>({
  type: oneOf('cursor'),
  cursorClass: optional(number),
});
const panelMemory = object<PanelMemory>({
  version: (value): value is 1 => value === 1,
  state: optional(state),
  openSections: listOf(text),
  scrollTop: number,
});

/** The message, or undefined where it is none of the host's. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  return stateMessage(value) || cursorMessage(value) ? value : undefined;
}

/** What an earlier page of this panel kept, or undefined where it is of another version. */
export function readMemory(value: unknown): PanelMemory | undefined {
  return panelMemory(value) ? value : undefined;
}
