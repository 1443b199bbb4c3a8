import { losses, type Loss, type LossFamily } from '../../src/core';
import type { OptionRule } from '../../src/core/ranges';

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

function entryOf(loss: Loss): string {
  const lines = [
    `- Loss: \`${loss.formula}\``,
    `- Unit: ${loss.unit === 'nats' ? 'nats, or bits' : 'none of its own'}`,
    `- Gradient by ${loss.gradientBy}: \`${loss.gradient}\``,
    ...(loss.properness === undefined ? [] : [`- Scoring rule: ${loss.properness}`]),
    ...(loss.forOrderedClasses ? ['- For ordered classes only'] : []),
    ...scalesOf(loss),
    ...optionsOf(loss),
    `- In a question: \`${loss.name}\`; functions: ${loss.functions.map((name) => `\`${name}\``).join(', ')}`,
    `- Source: [\`${loss.module}.ts\`](../src/core/${loss.module}.ts)`,
  ];
  return `### ${loss.title}\n\n${lines.join('\n')}`;
}

function scalesOf(loss: Loss): string[] {
  return loss.kind === 'distribution' && loss.scales.length > 1
    ? [`- Taken of: ${loss.scales.join(', ')}`]
    : [];
}

function symbolOf({ symbol }: OptionRule): string {
  return symbol === undefined ? '' : ` ${symbol}`;
}

function optionsOf({ options }: Loss): string[] {
  const parts = Object.entries(options).map(([name, rule]) => {
    const each = { only: ', one per class or element', allowed: ', one for all or one per class or element' };
    const byDefault = rule.byDefault === undefined ? '' : `; ${String(rule.byDefault)} by default`;
    const list = rule.perClass ? each[rule.perClass] : '';
    return `\`${name}\`${symbolOf(rule)} (${rule.range.sign}${list}${byDefault})`;
  });
  return parts.length === 0 ? [] : [`- Options: ${parts.join(', ')}`];
}
