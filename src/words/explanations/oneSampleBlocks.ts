import { t } from '@vscode/l10n';
import { topClasses } from '../../core';
import type { SampledMean, SampleRequest } from '../../core/explanations';
import type { ExplanationBlock, ExplanationTable } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatCount, formatFixed, formatNumber, formatSigned } from '../numbers';
import { note, numberTable, paragraph, tidy } from './blocks';

/** Classes with a line of their own. */
const mostClasses = 12;
/** The mean over the draws, what it settles on, and how many error bars lie between. */
export function meanBlocks(
  lens: Lens,
  asked: SampleRequest,
  sampled: SampledMean,
): readonly ExplanationBlock[] {
  if (!shownClasses(asked).every((index) => Number.isFinite(sampled.expected[index]))) {
    return [note('warning', noGradient(asked.rule)), gradientTable(lens, asked, sampled)];
  }
  return [paragraph(settles(asked, sampled)), meanTable(lens, asked, sampled)];
}

function settles({ rule, temperature }: SampleRequest, { isAffine }: SampledMean): string {
  if (!isAffine) {
    return t(
      'This gradient is not affine in p: its mean over drawn classes settles on Σ p_i of the gradients against each class, which is not the gradient against p.',
    );
  }
  if (rule !== 'crossEntropy') {
    return t(
      'This gradient is affine in p, so that the mean of the gradients against drawn classes settles on the gradient against p.',
    );
  }
  const [sample, whole] = temperature === 1 ? ['q − e_i', 'q − p'] : ['(q − e_i)/T', '(q − p)/T'];
  return t(
    'Against one drawn class i the gradient is {0}. Its mean over the draws settles on {1}: one class at a time is enough to follow it.',
    sample,
    whole,
  );
}

function noGradient(rule: SampleRequest['rule']): string {
  return rule === 'reverseKl'
    ? t(
        'Against a single class this loss is ∞ and has no gradient, since q log(q/0) stands in it: drawn classes say nothing of its gradient against p.',
      )
    : t('Against a single class this loss has no finite gradient here.');
}

function gradientTable(lens: Lens, asked: SampleRequest, { counts, atP }: SampledMean): ExplanationTable {
  const rows = shownClasses(asked).map((index) => ({
    cells: [
      className(lens, index),
      probability(asked.p[index]),
      formatCount(counts[index]),
      Number.isNaN(atP[index]) ? t('none') : formatSigned(atP[index]),
    ],
  }));
  return numberTable(
    t('The gradient against p'),
    [t('class'), 'p', t('drawn'), t('gradient against p')],
    rows,
  );
}

const probability = (p: number): string => tidy(p);

function shownClasses({ p, logits }: SampleRequest): readonly number[] {
  if (p.length <= mostClasses) return Array.from(p.keys());
  const likeliest = [...topClasses(p, mostClasses / 2), ...topClasses(logits, mostClasses)];
  return [...new Set(likeliest)].slice(0, mostClasses).sort((a, b) => a - b);
}

function meanTable(lens: Lens, asked: SampleRequest, sampled: SampledMean): ExplanationTable {
  const { p, draws } = asked;
  const shown = shownClasses(asked);
  const rows = shown.map((index) => ({
    cells: [
      className(lens, index),
      probability(p[index]),
      formatCount(sampled.counts[index]),
      formatSigned(sampled.mean[index]),
      ...(sampled.isAffine ? [] : [formatSigned(sampled.expected[index])]),
      formatSigned(sampled.atP[index]),
      ...errorBars(sampled, index),
    ],
  }));
  const headings = [
    t('class'),
    'p',
    t('drawn'),
    t('mean of gradients'),
    ...(sampled.isAffine ? [] : [t('settles on')]),
    t('gradient against p'),
    t('error bar'),
    sampled.isAffine ? t('off by, in error bars') : t('off what it settles on, in error bars'),
  ];
  const elided =
    p.length > shown.length
      ? t('{0} of {1} classes are shown. ', formatCount(shown.length), formatCount(p.length))
      : '';
  const below = t(
    'An error bar is the standard deviation of the mean. About one number in 20 is off by more than 2 of them where many draws hit the class; none needs to be.',
  );
  return numberTable(
    t('{0} draws with seed {1}', formatCount(draws), String(asked.seed)),
    headings,
    rows,
    `${elided}${below}`,
  );
}

/** The error bar and how far the mean is off in such; nothing where there is no noise. */
function errorBars({ mean, expected, standardError }: SampledMean, index: number): string[] {
  const error = standardError(index);
  const off = (mean[index] - expected[index]) / error;
  if (!Number.isFinite(error) || !Number.isFinite(mean[index])) return ['', ''];
  return [formatNumber(error), error > 1e-15 ? signedFixed(off) : t('no noise')];
}

const signedFixed = (value: number): string => (value >= 0.005 ? '+' : '') + formatFixed(value, 2);
