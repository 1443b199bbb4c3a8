/** What is pictured: a file, the number that the mouse or the cursor stands on, and how wide the panel is. */
export interface Scene {
  readonly name: string;
  /** `window`: the panel beside the editor. */
  readonly surface: 'hover' | 'panel' | 'window';
  readonly file: { readonly name: string; readonly content: string };
  readonly at: string;
  /** Width of the side bar in pixels; for panels. */
  readonly width: number;
}

const narrow = 300;
const tiny = 170;
const wide = 840;

const names = 'class_names = ["cat", "dog", "bird", "fish", "frog"]\n';
const fiveLogits = 'logits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])';

function python(name: string, body: string): Scene['file'] {
  return { name, content: `import torch\nimport torch.nn.functional as F\n\n${body}\n` };
}

const index = python('train.py', `${names}${fiveLogits}  # target=1`);
const soft = python('soft.py', `${names}${fiveLogits}  # target: [0.6, 0.3, 0.1, 0, 0]`);
const none = python('none.py', `${names}${fiveLogits}`);
const problem = python('problem.py', `${names}${fiveLogits}  # target=7`);
const empty = python('empty.py', 'epochs = 10');
const probabilities = python('probabilities.py', 'probs = np.array([0.7, 0.2, 0.1])\nlabel = 0');
const regression = python(
  'regression.py',
  'loss = F.mse_loss(torch.tensor([2.5, 0.0, 2.1, 8.0]), torch.tensor([3.0, -0.5, 2.0, 7.0]))',
);
const truncated = {
  name: 'run.log',
  content:
    'step=88\nlogits\ntensor([-0.8948, -0.3556,  1.2324,  ...,  0.1382,  0.3177, -1.6822])\nlabels 3\n',
};
const batch = python(
  'batch.py',
  `logits = torch.tensor([${batchRows(8, 5).join(',\n                       ')}])\n` +
    'labels = torch.tensor([0, 1, 2, 3, 4, 0, 1, 2])\nloss = F.cross_entropy(logits, labels)',
);
const many = python('many.py', `logits = torch.tensor([${vocabulary().join(', ')}])  # target=256`);

/** Every scene, in the order in which they are pictured. */
export const scenes: readonly Scene[] = [
  hover('hover', index, '-0.3'),
  hover('hover-soft', soft, '-0.3'),
  hover('hover-none', none, '-0.3'),
  hover('hover-problem', problem, '-0.3'),
  hover('hover-batch', batch, numberIn(batch.content)),
  hover('hover-many', many, vocabulary()[1] ?? ''),
  hover('hover-probabilities', probabilities, '0.2'),
  hover('hover-regression', regression, '2.1'),
  hover('hover-truncated', truncated, '1.2324'),
  panel('panel-empty', empty, 'epochs', narrow),
  ...[index, soft, none, problem, batch, many, probabilities, regression, truncated].flatMap((file) => {
    const name = file === index ? '' : `-${file.name.replace(/\..*/, '')}`;
    const at = numberIn(file.content);
    return [
      panel(`panel${name}-narrow`, file, at, narrow),
      panel(`panel${name}-tiny`, file, at, tiny),
      panel(`panel${name}-wide`, file, at, wide),
    ];
  }),
];

/** The README's pictures, by their file names. */
export const readmeScenes: readonly Scene[] = [
  hover('hover', index, '-0.3'),
  { ...panel('panel', index, '-0.3', 340), surface: 'window' },
];

function hover(name: string, file: Scene['file'], at: string): Scene {
  return { name, surface: 'hover', file, at, width: narrow };
}

function panel(name: string, file: Scene['file'], at: string, width: number): Scene {
  return { name, surface: 'panel', file, at, width };
}

/** The second number of the first array: where the cursor stands in a panel's scene. */
export function numberIn(content: string): string {
  return /\[+\s*[-\d.]+,\s*(-?[\d.]+)/.exec(content)?.[1] ?? '';
}

function batchRows(rows: number, classes: number): string[] {
  const values = spread(rows * classes, 2);
  return Array.from(
    { length: rows },
    (_, row) => `[${values.slice(row * classes, (row + 1) * classes).join(', ')}]`,
  );
}

/** A thousand classes, of which four stand out. */
function vocabulary(): string[] {
  const logits = spread(1000, 2);
  for (const [index, logit] of [
    [417, '6.42'],
    [88, '5.91'],
    [923, '5.37'],
    [604, '4.98'],
  ] as const) {
    logits[index] = logit;
  }
  return logits;
}

/** Numbers between −scale and scale with two decimals, the same at every run (a linear congruential generator). */
function spread(count: number, scale: number): string[] {
  let state = 12_345;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state / 2 ** 31 - 1) * scale).toFixed(2);
  });
}
