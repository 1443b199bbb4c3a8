import { t } from '@vscode/l10n';
import type { DistributionFigures } from '../../core/explanations';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { lossLabel } from '../lossLabels';
import { formatCount, formatNumber } from '../numbers';
import { shownClasses } from '../shownClasses';
import { numberTable } from './blocks';

/** A Hessian of more classes is too wide to be read. */
export const mostHessianClasses = 8;
/** Of more classes the largest ones are listed. */
const mostListed = 20;

/** The gradients of each class: by q with its tangent part, by the scores, and of the reduced loss. */
export function classesTable(lens: Lens, figures: DistributionFigures | undefined): ExplanationBlock[] {
  const { question, row } = lens;
  if (!question || !row?.gradient) return [];
  const { gradient, gradientFactor } = row;
  const { symbol, by } = lossLabel(question.loss, question);
  const reduced = gradientFactor === 1 ? [] : [t('∂(reduced)/∂{0}', by)];
  const byQ = figures ? ['∂H/∂q = −p/q', t('its tangent part')] : [];
  const { indices } = shownClasses(row, { lines: mostListed + 1, sort: 'index' });
  const rows = indices.map((index) => ({
    cells: [
      className(lens, index),
      formatNumber(gradient[index]),
      ...(reduced.length > 0 ? [formatNumber(gradient[index] * gradientFactor)] : []),
      ...(figures ? [formatNumber(figures.gradientByQ[index]), formatNumber(figures.tangent[index])] : []),
    ],
    mark: row.targetIndex === index ? t('target') : undefined,
  }));
  const left = gradient.length - indices.length;
  const notes = [
    figures ? t('The tangent part is what a step that keeps Σ q = 1 can follow; at q = p it is 0.') : '',
    left > 0 ? t('{0} more are not listed.', formatCount(left)) : '',
  ].filter((text) => text !== '');
  const headings = [row.elementLosses ? t('element') : t('class'), `∂${symbol}/∂${by}`, ...reduced, ...byQ];
  return [numberTable(t('Gradients'), headings, rows, notes.length > 0 ? notes.join(' ') : undefined)];
}

/** Second derivatives of cross entropy by the logits. */
export function hessianTable(hessian: readonly Float64Array[]): ExplanationBlock {
  return numberTable(
    t('Hessian of cross entropy by the logits, s (diag(q) − qqᵀ)/T²'),
    ['', ...hessian.map((_, index) => `ℓ${subscript(index)}`)],
    hessian.map((line, index) => ({
      cells: [`ℓ${subscript(index)}`, ...Array.from(line, (value) => formatNumber(value))],
    })),
    t('It does not depend on which class is the target.'),
  );
}

const subscript = (index: number): string => String.fromCodePoint(0x2080 + index);
