/** Checks what comes from outside, so that the panel draws only what it understands. */
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
} from '../src/protocol';
import { flag, listOf, number, object, oneOf, optional, text, wire, type Check } from './checks';
import { explanation, explanationId, run } from './explanationChecks';

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
  action: oneOf(
    'goToTarget',
    'chooseTarget',
    'clearTarget',
    'chooseAxis',
    'cutIntoRows',
    'cutIntoClasses',
    'useAxis',
  ),
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
