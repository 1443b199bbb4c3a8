import { sumOf } from '../kernel/exactArithmetic';
import { lossCalled } from '../losses';
import type { LossQuestion } from '../question';
import type { RowReport } from '../report';
import { elementLossesOf, elementTargets } from './elementwiseLossOf';

/** One row of elementwise losses: its loss is the sum over the row. */
export function elementwiseRowReport(question: LossQuestion, row: number, gradientFactor: number): RowReport {
  const { classes, loss } = question;
  const ofRow = (values: Float64Array) => values.slice(row * classes, (row + 1) * classes);
  const scores = ofRow(question.scores);
  const entry = lossCalled(loss);
  const q = entry.kind === 'elements' && entry.probability ? scores.map(entry.probability) : undefined;
  const base = { row, scores, q, ignored: false, gradientFactor };
  const elements = elementLossesOf(question);
  const targets = elementTargets(question);
  if (targets === undefined) return { ...base, sums: { q: q && sumOf(q) } };
  const p = ofRow(targets);
  const elementLosses = scores.map((x, index) => elements[index].loss(x, p[index]));
  const gradient = scores.map((x, index) => elements[index].derivative(x, p[index]));
  return {
    ...base,
    p,
    loss: sumOf(elementLosses),
    elementLosses,
    gradient,
    sums: { q: q && sumOf(q), p: sumOf(p), gradient: sumOf(gradient) },
  };
}
