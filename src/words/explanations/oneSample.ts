import { t } from '@vscode/l10n';
import {
  hasLogits,
  isAffine,
  logitsOfRow,
  mostSampledClasses,
  sampledRuleIds,
  sampleMean,
  type LogitsOfRow,
  type SampledRuleId,
} from '../../core/explanations';
import type { ExplanationBlock, ExplanationInput, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount } from '../numbers';
import { choice, note, paragraph } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { meanBlocks } from './oneSampleBlocks';
import { closedFormBlocks } from './oneSampleNoise';
import { sampledTarget } from './oneSampleTarget';

const drawCounts = ['10', '100', '1000', '10000'] as const;

/** The mean of q − e_i over drawn classes beside q − p, for cross entropy and for other losses. */
export const oneSample: ExplanationMaker = {
  id: 'oneSample',
  label: () => t('One sample is enough'),
  applies: ({ question, row, blocked }) =>
    question !== undefined &&
    row !== undefined &&
    !blocked &&
    question.classes > 1 &&
    hasLogits(question, row),
  explain(lens, values) {
    const { question, row } = lens;
    const title = oneSample.label();
    const given = question && row && logitsOfRow(question, row);
    if (!given) return { id: 'oneSample', title, inputs: [], blocks: [] };
    return { id: 'oneSample', title, ...explained(lens, given, values) };
  },
};

function explained(
  lens: Lens,
  given: LogitsOfRow,
  values: ExplanationValues,
): { readonly inputs: readonly ExplanationInput[]; readonly blocks: readonly ExplanationBlock[] } {
  const rule = choice<SampledRuleId>('rule', t('Loss'), values, ruleOptions(), 'crossEntropy');
  const target = sampledTarget(lens, given, values);
  const counts = drawCounts.map((value) => ({ value, label: formatCount(Number(value)) }));
  const draws = choice('draws', t('Draws'), values, counts, '1000');
  const seed = seedOf(values);
  const again: ExplanationInput = {
    kind: 'button',
    id: 'seed',
    label: t('Draw again'),
    value: String(seed + 1),
  };
  const inputs = [rule.input, ...target.inputs, draws.input, again];
  const { p } = target;
  if (!p) return { inputs, blocks: target.notes };
  const q = given.areLogarithms ? undefined : lens.row?.q;
  const asked = { rule: rule.value, ...given, q, p, draws: Number(draws.value), seed };
  const sampled = sampleMean(asked);
  if (!sampled) return { inputs, blocks: [...target.notes, notSampled(rule.value)] };
  const blocks = [
    ...target.notes,
    ...byWhat(lens, given),
    ...meanBlocks(lens, asked, sampled),
    ...closedFormBlocks(lens, asked, sampled),
  ];
  return { inputs, blocks };
}

const notSampled = (rule: SampledRuleId): ExplanationBlock =>
  note(
    'information',
    isAffine(rule)
      ? t('For more than {0} classes only cross entropy is sampled here.', formatCount(mostSampledClasses))
      : t(
          'This gradient is not affine in p, and there are too many classes to take it against each of them.',
        ),
  );

/** What the gradients are taken by, where it is not the row's own logits in nats. */
export function byWhat({ question }: Lens, { areLogarithms }: LogitsOfRow): ExplanationBlock[] {
  return [
    ...(areLogarithms
      ? [paragraph(t('Gradients here are by logits whose softmax is the q given, for which log q stands.'))]
      : []),
    ...(question?.options.unit === 'bits' ? [paragraph(t('Gradients here are in nats.'))] : []),
  ];
}

/** Seeds are the whole numbers from 1 on. */
function seedOf({ seed }: ExplanationValues): number {
  const value = Number(seed);
  return Number.isSafeInteger(value) && value > 0 && value < 2 ** 32 - 1 ? value : 1;
}

export function ruleName(rule: SampledRuleId): string {
  switch (rule) {
    case 'crossEntropy':
      return t('cross entropy');
    case 'brier':
      return t('Brier score');
    case 'spherical':
      return t('spherical score');
    case 'power':
      return t('power score, α = 1.5');
    case 'rps':
      return t('ranked probability score (ordered classes only)');
    case 'absoluteError':
      return t('Σ |q − p|');
    case 'jensenShannon':
      return t('Jensen–Shannon divergence');
    case 'reverseKl':
      return t('reverse Kullback–Leibler divergence');
  }
}

const ruleOptions = () => sampledRuleIds.map((value) => ({ value, label: ruleName(value) }));
