import { losses, type LossEntry, type LossFamily } from '../../src/core';

const families: readonly (readonly [LossFamily, string])[] = [
  ['categorical', 'Of a distribution over classes'],
  ['binary', 'Of a probability'],
  ['margin', 'Of scores that keep a margin'],
  ['regression', 'Of numbers'],
];

/** The page of all losses, made from their table. */
export function lossesPage(): string {
  const parts = families.map(([family, title]) => {
    const entries = losses.filter((entry) => entry.family === family);
    return [`## ${title}`, ...entries.map(entryOf)].join('\n\n');
  });
  const introduction =
    'Made from `src/core/losses.ts` by `npm run docs`. Logarithms are natural (nats). q = softmax(ℓ/T) of logits ℓ, ' +
    'p is the target, t its class; x are scores or predictions, y their targets.';
  return `${['# Losses', introduction, ...parts].join('\n\n')}\n`;
}

function entryOf({ id, formula, properness, gradient, gradientBy, module }: LossEntry): string {
  const lines = [
    `- Loss: \`${formula}\``,
    `- Gradient by ${gradientBy}: \`${gradient}\``,
    ...(properness === undefined ? [] : [`- Scoring rule: ${properness}`]),
    `- Source: [\`${module}.ts\`](../src/core/${module}.ts)`,
  ];
  return `### ${id}\n\n${lines.join('\n')}`;
}
