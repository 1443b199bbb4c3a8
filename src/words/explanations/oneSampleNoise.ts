import { t } from '@vscode/l10n';
import { sampleCovariance, type SampledMean, type SampleRequest } from '../../core/explanations';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatNumber } from '../numbers';
import { heading, numberTable, paragraph, steps, tidy } from './blocks';

/** Covariances of more classes are not written out. */
const mostCovariances = 6;

/** The covariance in closed form, with numbers for few classes. */
export function closedFormBlocks(
  lens: Lens,
  asked: SampleRequest,
  sampled: SampledMean,
): readonly ExplanationBlock[] {
  if (!sampled.isAffine) return [];
  const { rule, logits, p, temperature, draws } = asked;
  const overT = temperature === 1 ? '' : '/T²';
  const numbers = t('n = {0}', formatCount(draws)) + (temperature === 1 ? '' : `, T = ${tidy(temperature)}`);
  const errorBar =
    rule === 'crossEntropy'
      ? [t('error bar of class k: √(p_k (1 − p_k)/n){0}, with {1}', temperature === 1 ? '' : '/T', numbers)]
      : [t('error bar of class k: the square root of its k-th diagonal element over n, with {0}', numbers)];
  const isNoisy = p.every((value) => value < 1);
  const covariance =
    isNoisy && p.length <= mostCovariances ? sampleCovariance(rule, logits, p, temperature) : undefined;
  return [
    heading(t('The noise of one sample')),
    steps(
      `${t('covariance of the gradient against one drawn class')}: ${closedForm(rule)}${overT}`,
      ...errorBar,
    ),
    ...(rule === 'crossEntropy'
      ? [paragraph(t('It does not depend on q: the noise of one sample is that of the data alone.'))]
      : []),
    ...(covariance ? [covarianceTable(lens, covariance)] : []),
  ];
}

function closedForm(rule: SampleRequest['rule']): string {
  switch (rule) {
    case 'crossEntropy':
      return 'diag p − ppᵀ';
    case 'brier':
      return t('{0}, with J = diag q − qqᵀ', '4 J (diag p − ppᵀ) J');
    case 'spherical':
      return t('{0}, with M = {1}', 'M (diag p − ppᵀ) Mᵀ', '(diag q − q² qᵀ/‖q‖²)/‖q‖');
    case 'power':
      return t('{0}, with M = {1}', 'M (diag p − ppᵀ) Mᵀ', 'diag q^½ − q (q^½)ᵀ');
    case 'rps':
      return t(
        '{0}, with J = diag q − qqᵀ and L_ij = C − max(i, j), classes counted from 0',
        '4 J L (diag p − ppᵀ) L J',
      );
    default:
      return '';
  }
}

function covarianceTable(lens: Lens, covariance: readonly Float64Array[]): ExplanationTable {
  const names = covariance.map((_, index) => className(lens, index));
  const rows = covariance.map((row, index) => ({
    cells: [names[index], ...Array.from(row, (value) => formatNumber(value))],
  }));
  return numberTable(t('Covariance of the gradient against one drawn class'), [t('class'), ...names], rows);
}
