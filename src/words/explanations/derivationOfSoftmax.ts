import { t } from '@vscode/l10n';
import { complement, topClasses } from '../../core';
import type { LossQuestion } from '../../core/question';
import type { RowReport } from '../../core/report';
import type { ExplanationBlock, TextRun } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatGiven, formatLoss, formatNumber, formatParts, formatProbability } from '../numbers';
import { factor, heading, note, steps, strong, sumOfTerms, termsShown } from './blocks';
import { classTable, gradientOfClass, reductionNote } from './derivationTable';
import { effectiveTargetBlocks } from './derivationTarget';

/** A logit beyond it is written less the largest one, since e to it is a number nobody reads. */
const largestExponent = 30;

/** −Σ p log q → Σp·LogSumExp(ℓ) − pᵀℓ → Σp·q − p, over T, with numbers. */
export function derivationOfSoftmax(
  lens: Lens,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly ExplanationBlock[] {
  const { p, logSumExp, targetMass } = row;
  if (!p || logSumExp === undefined || targetMass === undefined) return [];
  const { temperature = 1, unit } = question.options;
  const loss = (row.loss ?? NaN) * (unit === 'bits' ? Math.LN2 : 1);
  const z = temperature === 1 ? 'ℓ' : 'ℓ/T';
  const difference = gradientOf(targetMass === 1 ? 'q − p' : 'Σp·q − p', z);
  return [
    ...effectiveTargetBlocks(lens, question, row, index),
    heading(t('From −Σ p log q to its gradient')),
    ...(Number.isFinite(loss) ? [] : [notFiniteNote(loss)]),
    ...(temperature === 1
      ? []
      : [steps(t('T = {0}, so that ℓ/T takes the place of ℓ', formatGiven(temperature)))]),
    steps(
      ...stepsToLoss(lens, row, temperature, index),
      ...(Number.isFinite(loss) ? [lossStep(row, loss, z)] : []),
      ...bitsStep(question, loss, row),
      t(
        '∂LogSumExp({0})/∂ℓ_k = {1}, so ∂H/∂ℓ_k = {2}',
        z,
        z === 'ℓ' ? 'q_k' : 'q_k/T',
        gradientOf('Σp·q_k − p_k', z),
      ),
      gradientStep(className(lens, index), question, row, index),
    ),
    classTable(lens, question, row, index, t('Every class: {0}', difference)),
    ...reductionNote(lens, row),
  ];
}

function stepsToLoss(lens: Lens, row: RowReport, temperature: number, index: number): readonly string[] {
  const [z, power] = temperature === 1 ? ['ℓ', 'e^ℓ'] : ['ℓ/T', 'e^(ℓ/T)'];
  const sum = formatLoss(row.logSumExp ?? NaN);
  return [
    `H = −Σ p log q = −(${crossTerms(row)})`,
    t('q = {0}/Σ {0}, so log q = {1} − LogSumExp({1})', power, z),
    `LogSumExp(${z}) = ${exponentials(lens, row, temperature)} = ${sum}`,
    t('log q of {0} = {1}', className(lens, index), logarithmOf(lens, row, temperature, index)),
    `H = Σp·LogSumExp(${z}) − pᵀ${z}`,
  ];
}

/** The loss in the unit that was asked for, where that is not nats. */
export function bitsStep({ options }: LossQuestion, nats: number, row: RowReport): readonly string[] {
  if (options.unit !== 'bits') return [];
  return [t('in bits: {0}/log 2 = {1}', formatLoss(nats), formatLoss(row.loss ?? NaN))];
}

export const notFiniteNote = (loss: number): ExplanationBlock =>
  note(
    'warning',
    t('The loss is {0}: “Why NaN or infinite?” says where that comes from.', formatNumber(loss)),
  );

const gradientOf = (difference: string, z: string): string => (z === 'ℓ' ? difference : `(${difference})/T`);

const probability = (q: Float64Array, index: number): string =>
  factor(formatProbability(q[index], q[index] > 0.5 ? complement(q, index) : undefined));

/** A logit over T: as written where T is 1. */
function logitOverT(lens: Lens, row: RowReport, temperature: number, index: number): string {
  return temperature === 1
    ? formatGiven(row.scores[index], lens.writtenScore(row.row, index))
    : formatGiven(row.scores[index] / temperature);
}

/** `−0.3 − 2.726 = −3.026` */
function logarithmOf(lens: Lens, row: RowReport, temperature: number, index: number): string {
  const { scores, logSumExp = NaN, largestScore = NaN } = row;
  const z = logitOverT(lens, row, temperature, index);
  const value = formatLoss(scores[index] / temperature - largestScore - (logSumExp - largestScore));
  return `${z} − ${factor(formatLoss(logSumExp))} = ${value}`;
}

function gradientStep(
  name: string,
  question: LossQuestion,
  row: RowReport,
  index: number,
): readonly (TextRun | string)[] {
  const { q, p, targetMass = 1 } = row;
  if (!q || !p) return [];
  const { temperature = 1, unit } = question.options;
  const difference = `${formatGiven(targetMass)}·${probability(q, index)} − ${factor(formatGiven(p[index]))}`;
  const overT = temperature === 1 ? difference : `(${difference})/${formatGiven(temperature)}`;
  const quotient = unit === 'bits' ? t('{0} in nats, over log 2 in bits', overT) : overT;
  return [t('for {0}: ', name), `${quotient} = `, strong(gradientOfClass(question, row, index))];
}

/** The terms of −Σ p log q whose p is not 0, the heaviest first. */
function crossTerms({ q, p, targetIndex, targetMass }: RowReport): string {
  if (!q || !p) return '';
  const term = (index: number) => `${factor(formatGiven(p[index]))}·log ${probability(q, index)}`;
  if (targetIndex !== undefined && p[targetIndex] === targetMass) return term(targetIndex);
  const count = p.reduce((all, value) => (value === 0 ? all : all + 1), 0);
  const heaviest = topClasses(p.map(Math.abs), termsShown).filter((index) => p[index] !== 0);
  return count === 0 ? '0' : sumOfTerms(heaviest.map(term), count);
}

/** `log(e^2.1 + e^(−0.3) + …)`, the largest logits first where not all are written. */
function exponentials(lens: Lens, row: RowReport, temperature: number): string {
  const { scores, largestScore = 0 } = row;
  const isLarge = scores.some(
    (score) => Math.abs(score / temperature) > largestExponent && Number.isFinite(score),
  );
  const shown = scores.length > termsShown ? topClasses(scores, termsShown) : Array.from(scores.keys());
  const terms = shown.map((index) => {
    const z = logitOverT(lens, row, temperature, index);
    return `e^${factor(isLarge ? formatGiven(scores[index] / temperature - largestScore) : z)}`;
  });
  const sum = sumOfTerms(terms, scores.length);
  return isLarge ? `${formatGiven(largestScore)} + log(${sum})` : `log(${sum})`;
}

/** Σp·LogSumExp − pᵀℓ in digits that subtract to the loss shown. */
function lossStep(row: RowReport, loss: number, z: string): readonly (TextRun | string)[] {
  const { logSumExp = NaN, targetMass = 1, targetScore = NaN, largestScore = NaN } = row;
  const parts = formatParts({
    loss,
    logSumExp: targetMass * logSumExp,
    targetScore,
    largestScore: targetMass * largestScore,
  });
  const product =
    targetMass === 1
      ? ''
      : `${formatGiven(targetMass)}·${formatLoss(logSumExp)} − ${factor(formatLoss(targetScore))} = `;
  const shift = parts.shift === undefined ? '' : t(', both less Σp·max({0}) = {1}', z, parts.shift);
  const difference = `${parts.logSumExp} − ${factor(parts.targetScore)}`;
  return [`  = ${product}${difference} = `, strong(parts.loss), t(' nats'), shift];
}
