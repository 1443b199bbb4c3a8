/** Panel states as a host would send them, from numbers computed here and not by the product. */
import { toWire, type LensState, type PanelItem, type PanelState, type TextRun } from '../../src/protocol';

export const LOGITS = [2.1, -0.3, 0.7, 1.4, -1.2];
export const NAMES = ['cat', 'dog', 'bird', 'fish', 'frog'];

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  return weights.map((weight) => weight / total(weights));
}

const logSumExp = (logits: readonly number[]): number =>
  Math.max(...logits) + Math.log(total(logits.map((logit) => Math.exp(logit - Math.max(...logits)))));

function itemsOf(
  logits: readonly number[],
  p: readonly number[] | undefined,
  names: readonly string[],
): PanelItem[] {
  const q = softmax(logits);
  return logits.map((score, index) => {
    const bar = q[index] ?? NaN;
    const outline = p?.[index];
    const item = {
      index,
      name: names[index] ?? String(index),
      isTarget: outline === 1,
      score,
      scoreText: String(score),
      bar,
      complement: 1 - bar,
    };
    return outline === undefined ? item : { ...item, outline, gradient: bar - outline };
  });
}

const strong = (text: string): TextRun => ({ text, style: 'strong' });
const code = (text: string): TextRun => ({ text, style: 'code' });

const base = {
  kind: 'lens',
  identity: 'file:///train.py#12',
  what: 'logits [5]',
  whyTitle: 'Read as logits: argument of cross_entropy',
  where: 'train.py:12',
  locked: false,
  notes: [],
  barAxis: 'distribution',
  totalClasses: 5,
  sort: 'index',
  canSetTarget: true,
  explanations: [],
} as const satisfies Partial<LensState>;

const withTarget = {
  name: 'class',
  score: 'ℓ',
  bar: 'q',
  barLegend: 'q = softmax(ℓ)',
  outline: 'p',
  outlineLegend: 'p, the target',
  gradient: 'q − p',
  gradientLegend: 'q − p, the gradient of H by ℓ',
};
const withoutTarget = { name: 'class', score: 'ℓ', bar: 'q', barLegend: 'q = softmax(ℓ)' };

const lse = logSumExp(LOGITS);

export const index: LensState = {
  ...base,
  targetLine: [{ text: 'target ' }, strong('dog (1)'), { text: ', from ' }, code('target=1')],
  loss: {
    symbol: 'H',
    text: '3.026',
    unit: 'nats',
    formula: 'LogSumExp(ℓ) − pᵀℓ',
    ruler: {
      low: -1.2,
      high: lse,
      targetScore: -0.3,
      logSumExp: lse,
      ticks: LOGITS,
      targetScoreText: '−0.300',
      logSumExpText: '2.726',
    },
  },
  sentence: [
    { text: 'The model gives ' },
    strong('0.0485'),
    { text: ' to the target dog. Its gradient is ' },
    strong('−0.952'),
    { text: ': a descent step η raises its logit by 0.952η and lowers every other by η·q.' },
  ],
  shortSentence: [
    { text: 'The model gives ' },
    strong('0.0485'),
    { text: ' to dog; gradient ' },
    strong('−0.952'),
    { text: '.' },
  ],
  columns: withTarget,
  items: itemsOf(LOGITS, [0, 1, 0, 0, 0], NAMES),
  sums: { bar: 1, outline: 1, gradient: 0 },
};

const soft = [0.6, 0.3, 0.1, 0, 0];
export const softTarget: LensState = {
  ...index,
  targetLine: [{ text: 'target ' }, strong('p'), { text: ', from your selection' }],
  loss: {
    symbol: 'H',
    text: '1.486',
    unit: 'nats',
    formula: 'LogSumExp(ℓ) − pᵀℓ',
    ruler: {
      low: -1.2,
      high: lse,
      targetScore: 1.24,
      logSumExp: lse,
      ticks: LOGITS,
      targetScoreText: '1.240',
      logSumExpText: '2.726',
    },
  },
  sentence: [
    { text: 'The loss is ' },
    strong('0.588'),
    { text: ' above its floor H(p) 0.898. Largest gap: fish, q 0.265 for p 0, gradient ' },
    strong('+0.265'),
    { text: '.' },
  ],
  shortSentence: [{ text: 'The loss is ' }, strong('0.588'), { text: ' above H(p) 0.898.' }],
  items: itemsOf(LOGITS, soft, NAMES),
};

export const none: LensState = {
  ...base,
  loss: { symbol: 'H(q)', text: '1.178', unit: 'nats, entropy of q', formula: '' },
  sentence: [{ text: 'No target. First choice: cat, 0.535. As spread as 3.25 equal classes.' }],
  shortSentence: [{ text: 'No target. First choice: cat, 0.535.' }],
  chooseTargetLabel: 'Choose a target…',
  columns: withoutTarget,
  items: itemsOf(LOGITS, undefined, NAMES),
  sums: { bar: 1 },
};

export const problem: LensState = {
  ...none,
  loss: undefined,
  sentence: [],
  shortSentence: [],
  chooseTargetLabel: undefined,
  problem: {
    severity: 'error',
    text: 'target 7 is out of range for 5 classes (0–4)',
    actions: [
      { label: 'Go to target', action: 'goToTarget' },
      { label: 'Choose…', action: 'chooseTarget' },
    ],
  },
};

export const truncated: LensState = {
  ...problem,
  what: 'logits [1000]',
  where: 'run.log:88',
  items: [],
  totalClasses: 1000,
  sums: {},
  problem: {
    severity: 'information',
    text: 'The text was printed cut short (…): 6 of 1,000 numbers are here. Softmax needs all of them.',
    actions: [],
  },
};

export const empty: PanelState = {
  kind: 'empty',
  text: 'Put the cursor in an array of numbers, or select one.',
  button: 'Open a Sample',
};

const X = [0.4, -1.3, 2.2];
const Y = [1, -1, 0.5];
export const regression: LensState = {
  ...base,
  what: 'predictions [3]',
  totalClasses: 3,
  barAxis: 'values',
  canSetTarget: false,
  explanations: [],
  targetLine: [{ text: 'target ' }, strong('y'), { text: ', from ' }, code('targets')],
  loss: { symbol: '½Σ(x − y)²', text: '1.670', unit: '', formula: '' },
  sentence: [{ text: 'Largest gap: element 2, x 2.2 for y 0.5, gradient ' }, strong('+1.70'), { text: '.' }],
  shortSentence: [{ text: 'Largest gap: element 2.' }],
  columns: {
    name: 'element',
    bar: 'x',
    barLegend: 'x, the prediction',
    outline: 'y',
    outlineLegend: 'y, the target',
    gradient: 'x − y',
    gradientLegend: 'x − y, the gradient of the loss by x',
  },
  items: X.map((x, i) => {
    const y = Y[i] ?? 0;
    return {
      index: i,
      name: String(i),
      isTarget: false,
      score: x,
      scoreText: String(x),
      bar: x,
      outline: y,
      gradient: x - y,
    };
  }),
  sums: {},
};

const BATCH = [
  { logits: LOGITS, target: 1 },
  { logits: [0.2, 3.4, -0.8, 0.1, 0.6], target: 1 },
  { logits: [1.1, 0.9, 1.3, 0.4, 0.2], target: 0 },
  { logits: [-0.6, 0.3, 4.2, 0.8, -1.9], target: 2 },
  { logits: [0.5, 0.1, -0.4, 2.6, 1.9], target: 3 },
  { logits: [3.3, 2.8, -1.0, 0.0, -0.7], target: 0 },
  { logits: [-1.4, 0.6, 0.2, -0.1, 2.2], target: 4 },
  { logits: [1.8, -2.3, 0.9, -0.5, 0.3], target: 3 },
];

export const batch: LensState = {
  ...index,
  what: 'logits [8, 5]',
  targetLine: [{ text: 'target ' }, strong('dog (1)'), { text: ', from ' }, code('labels')],
  batch: {
    row: 0,
    rows: 8,
    reducedLabel: 'mean H',
    reducedText: '1.115',
    reducedTitle: 'Mean over 8 rows',
    shown: BATCH.map(({ logits, target }, row) => {
      const loss = logSumExp(logits) - (logits[target] ?? NaN);
      return {
        row,
        ignored: false,
        loss,
        lossText: loss < 0.1 ? loss.toPrecision(3) : loss.toFixed(3),
        gradient: softmax(logits).map((q, k) => q - Number(k === target)),
      };
    }),
    gradientOf: 'row',
    gradientChoices: [
      { value: 'row', label: 'gradient of row loss' },
      { value: 'reduced', label: 'gradient of mean loss' },
    ],
    reduction: 'mean',
  },
};

/** The same 1,000 numbers each time, spread like a normal distribution. */
function manyLogits(): number[] {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const logits = Array.from({ length: 1000 }, () => {
    const size = Math.sqrt(-2 * Math.log(1 - random()));
    return Number((1.5 * size * Math.cos(2 * Math.PI * random())).toFixed(3));
  });
  return Object.assign(logits, { 417: 6.42, 88: 5.91, 923: 5.37, 604: 4.98, 256: 0.727 });
}

/** 1,000 classes, cut to `lines` lines: the top ones, the target and the others. */
export function many(lines: number): LensState {
  const logits = manyLogits();
  const q = softmax(logits);
  const order = q.map((_, k) => k).sort((a, b) => (q[b] ?? 0) - (q[a] ?? 0));
  const shown = [...order.slice(0, lines - 2), 256];
  const all = itemsOf(
    logits,
    q.map((_, k) => Number(k === 256)),
    [],
  );
  const items = shown.map((k) => all[k]).filter((item) => item !== undefined);
  const rest = 1 - total(shown.map((k) => q[k] ?? 0));
  const largest = logSumExp(logits);
  return {
    ...index,
    what: 'logits [1000]',
    totalClasses: 1000,
    sort: 'score',
    search: { query: '' },
    targetLine: [{ text: 'target ' }, strong('256'), { text: ', from ' }, code('target=256')],
    loss: {
      symbol: 'H',
      text: (largest - 0.727).toFixed(3),
      unit: 'nats',
      formula: 'LogSumExp(ℓ) − pᵀℓ',
      ruler: {
        low: Math.min(...logits),
        high: largest,
        targetScore: 0.727,
        logSumExp: largest,
        ticks: logits.filter((_, k) => k % 2 === 0),
        targetScoreText: '0.727',
        logSumExpText: largest.toFixed(3),
      },
    },
    items: [
      ...items,
      {
        index: -1,
        name: `other (${1000 - shown.length})`,
        count: 1000 - shown.length,
        isTarget: false,
        bar: rest,
        outline: 0,
        gradient: rest,
      },
    ],
    overview: { classes: 1000, minimum: q, maximum: q, target: { index: 256, q: q[256] ?? 0 } },
  };
}

/** Logits at the ends of the number range, for layouts: q within rounding of 1, masks and numbers too long to show. */
export function extreme(): LensState {
  const logits = [3e-5, -30.123456789, -Infinity, -1e308, NaN];
  const q = [1 - 8.2e-14, 8.2e-14, 0, 0, NaN];
  return {
    ...index,
    items: index.items.map((item, k) => {
      const outline = Number(k === 1);
      const bar = q[k] ?? NaN;
      return {
        ...item,
        score: toWire(logits[k] ?? NaN),
        scoreText: String(logits[k]),
        bar: toWire(bar),
        complement: toWire(k === 0 ? 8.2e-14 : 1 - bar),
        outline,
        gradient: toWire(bar - outline),
      };
    }),
  };
}
