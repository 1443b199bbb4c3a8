import type { Comparison, OperationFigures } from './compare';

/** The page of the last comparison, in Markdown. */
export function peersPage(comparison: Comparison, versions: string, count: number): string {
  const { figures, policies } = comparison;
  const head = [
    '# Beside PyTorch',
    `Made by \`npm run peers\`: ${count} seeded random inputs, extreme ones included, computed in float64 by Loss Lens and by ${versions}. Names with underscores are PyTorch’s own functions; the other losses are written out in PyTorch’s operations and differentiated by it.`,
    'The first two figures are of scores within ±5: the largest relative difference of a loss, and of a gradient relative to its largest component. The last two are of extreme inputs, beside the larger of 1 and the value itself: there PyTorch rounds a loss of a confident row to 0, so that a relative difference would say nothing but that. “–”: no extreme inputs were asked for.',
  ];
  const list = [...policies].map(([policy, times]) => `- ${policy} (${times} inputs)`);
  const differing =
    list.length === 0
      ? ['No input differed in what is NaN or infinite.']
      : ['Not compared, since one side is not finite where the other is:', list.join('\n')];
  const known = [
    'Also by policy: PyTorch’s `cosine_embedding_loss` adds 10⁻¹² to each squared length, and logits are divided by a temperature in PyTorch before the largest is taken off, which rounds those of 10⁸ to 8 decimals: the figures of `cosine_embedding_loss` and `cross_entropy` show it.',
  ];
  const parts = [...head, tableOf(figures), '## What differs by policy', ...differing, ...known];
  return `${parts.join('\n\n')}\n`;
}

function tableOf(figures: readonly OperationFigures[]): string {
  const rows = figures.map(({ operation, inputs, loss, gradient, extremeLoss, extremeGradient }) => {
    const hasExtremes = extremeLoss > 0 || extremeGradient > 0;
    const extreme = hasExtremes ? [said(extremeLoss), said(extremeGradient)] : ['–', '–'];
    return [operation, String(inputs), said(loss), said(gradient), ...extreme];
  });
  const headings = ['Operation', 'Inputs', 'Loss', 'Gradient', 'Loss, extreme', 'Gradient, extreme'];
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((cells) => cells[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}

const said = (difference: number): string => (difference === 0 ? '0' : difference.toExponential(1));
