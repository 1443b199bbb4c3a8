import type { LossName, Scale } from '../../src/core/question';
import { readLens, type Lens } from '../../src/lens';

export const sizes = [
  [2, 3],
  [1, 1000],
  [64, 1000],
  [256, 200],
  [1, 20_000],
  [1, 128_256],
  [512, 1000],
] as const;

/** Random numbers of one kind: written out as `rows` lines of `classes` numbers, or as one number for each row. */
type Numbers = 'logits' | 'probabilities' | 'zeros and ones' | 'indices';

interface Asked {
  readonly name: string;
  readonly loss: LossName;
  readonly readAs: Scale;
  readonly scores: Numbers;
  readonly target: Numbers;
}

/** The questions whose explanations are measured. */
export const questions: readonly Asked[] = [
  { name: 'crossEntropy', loss: 'crossEntropy', readAs: 'logits', scores: 'logits', target: 'indices' },
  {
    name: 'soft crossEntropy',
    loss: 'crossEntropy',
    readAs: 'logits',
    scores: 'logits',
    target: 'probabilities',
  },
  {
    name: 'crossEntropyProbs',
    loss: 'crossEntropyProbs',
    readAs: 'probabilities',
    scores: 'probabilities',
    target: 'indices',
  },
  {
    name: 'bceWithLogits',
    loss: 'bceWithLogits',
    readAs: 'logits',
    scores: 'logits',
    target: 'zeros and ones',
  },
  { name: 'mse', loss: 'mse', readAs: 'values', scores: 'logits', target: 'logits' },
];

/** Reads an array and its target, chosen as a person chooses them: anew with every call, so that nothing is kept. */
export function lensMaker(asked: Asked, rows: number, classes: number): () => Lens {
  const random = generator();
  const [scores, target] = [asked.scores, asked.target].map((kind) => written(kind, rows, classes, random));
  const text = `x = ${scores}\ny = ${target}\n`;
  const start = text.length - target.length - 1;
  return () => {
    const { lens, problem } = readLens({
      text,
      offset: text.indexOf('[[') + 3,
      languageId: 'python',
      choices: {
        loss: asked.loss,
        readAs: asked.readAs,
        target: { kind: 'range', range: { start, end: start + target.length } },
      },
    });
    if (!lens?.question?.target) throw new Error(`${asked.name}: ${problem?.code ?? 'no target'}`);
    return lens;
  };
}

/** From a linear congruential generator, so that every run measures the same numbers. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function written(kind: Numbers, rows: number, classes: number, random: () => number): string {
  const list = (length: number, one: () => string): string => `[${Array.from({ length }, one).join(',')}]`;
  switch (kind) {
    case 'indices':
      return list(rows, () => String(Math.floor(random() * classes)));
    case 'logits':
      return list(rows, () => list(classes, () => ((random() - 0.5) * 20).toFixed(2)));
    case 'zeros and ones':
      return list(rows, () => list(classes, () => String(Math.round(random()))));
    case 'probabilities':
      return list(rows, () => distribution(classes, random));
  }
}

/** Probabilities of so many digits as there is room for in an array that is read: their sum is 1 nearly. */
function distribution(classes: number, random: () => number): string {
  const weights = Array.from({ length: classes }, random);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return `[${weights.map((weight) => (weight / sum).toPrecision(2).replace(/^0/, '')).join(',')}]`;
}
