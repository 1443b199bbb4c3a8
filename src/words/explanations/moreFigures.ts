import { t } from '@vscode/l10n';
import { curvatureFigures, distributionFigures, type DistributionFigures } from '../../core/explanations';
import type { Explanation, ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount, formatNumber, formatProbability } from '../numbers';
import { heading, numberTable, paragraph, precise, strong, type TableRow } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { classesTable, hessianTable, mostHessianClasses } from './moreFiguresTables';
import { lossesTable } from './moreFiguresLosses';

/** Rows of more classes take too long for everything that is said of all of them. */
const mostClasses = 20_000;

/** What else can be said of a row: entropies and divergences, gradients by q and T, the Hessian, and every other loss. */
export const moreFigures: ExplanationMaker = {
  id: 'moreFigures',
  label: () => t('More figures'),
  applies: ({ question, row, blocked }) =>
    question !== undefined && row !== undefined && !blocked && !row.ignored && row.loss !== undefined,
  explain(lens): Explanation {
    const { question, row } = lens;
    const blocks: ExplanationBlock[] = [];
    if (question && row) {
      const isShort = question.classes <= mostClasses;
      const figures = isShort ? distributionFigures(question, row) : undefined;
      if (figures) blocks.push(figuresTable(figures));
      blocks.push(...aboutTarget(lens), ...classesTable(lens, figures));
      if (isShort) blocks.push(...curvature(lens));
      blocks.push(...lossesTable(lens));
    }
    return { id: 'moreFigures', title: moreFigures.label(), inputs: [], blocks };
  },
};

function figuresTable(figures: DistributionFigures): ExplanationBlock {
  const row = (name: string, nats: number): TableRow => ({
    cells: [name, precise(nats), precise(nats / Math.LN2)],
  });
  return numberTable(
    t('Entropies and divergences'),
    [t('figure'), t('nats'), t('bits')],
    [
      row(t('cross entropy, −Σ p log q'), figures.crossEntropy),
      ...(figures.surprisal === undefined
        ? []
        : [row(t('surprisal of the target, −log q'), figures.surprisal)]),
      row(t('entropy of q, H(q)'), figures.entropy),
      row(t('entropy of p, H(p)'), figures.targetEntropy),
      row(t('KL(p‖q) = Σ p log(p/q)'), figures.kl),
      row(t('reverse KL(q‖p) = Σ q log(q/p)'), figures.reverseKl),
      row(t('Jensen–Shannon divergence'), figures.js),
    ],
    t('p is the target as the loss takes it, with its weights and label smoothing. Nothing is renormalised.'),
  );
}

/** Perplexity, and how the target stands among the classes. */
function aboutTarget({ question, row, report }: Lens): ExplanationBlock[] {
  if (!question || !row?.q || row.entropy === undefined) return [];
  const lines: ExplanationBlock[] = [];
  const { targetIndex, rank, q } = row;
  if (targetIndex !== undefined && rank !== undefined) {
    lines.push(
      paragraph(
        t('The target has probability '),
        strong(formatProbability(q[targetIndex])),
        t(' and rank {0} of {1}.', formatCount(rank), formatCount(q.length)),
      ),
    );
  }
  lines.push(paragraph(t('Perplexity of q, e^H(q): '), strong(formatNumber(Math.exp(row.entropy), 4)), '.'));
  const mean = report?.reduction === 'mean' && report.family === 'categorical' ? report.reduced : undefined;
  if (mean !== undefined && question.loss.startsWith('crossEntropy')) {
    const nats = question.options.unit === 'bits' ? mean * Math.LN2 : mean;
    lines.push(
      paragraph(t('Perplexity of the predictions, e^mean: '), strong(formatNumber(Math.exp(nats), 4)), '.'),
    );
  }
  return lines;
}

function curvature({ question, row }: Lens): ExplanationBlock[] {
  const figures = question && row && curvatureFigures(question, row, mostHessianClasses);
  if (!figures) return [];
  const along =
    figures.alongGradient === undefined
      ? []
      : [
          paragraph(
            t('Curvature along the gradient, gᵀHg/gᵀg: '),
            strong(precise(figures.alongGradient)),
            t(' nats per squared logit.'),
          ),
        ];
  return [
    heading(t('How cross entropy changes')),
    paragraph(t('By the temperature, dH/dT: '), strong(precise(figures.byTemperature)), t(' nats.')),
    ...along,
    ...(figures.hessian ? [hessianTable(figures.hessian)] : []),
  ];
}
