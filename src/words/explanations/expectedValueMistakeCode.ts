import type { VariantId } from '../../core/explanations/expectedValueVariant';
import type { LossQuestion } from '../../core/question';

/** A call that takes a reduction, or an expression of one loss per row or element. */
export type Code = { readonly call: string } | { readonly each: string };

/** What the scores are called by what they are. */
export const plainName = ({ scale }: LossQuestion): string =>
  ({ logits: 'logits', probabilities: 'q', 'log-probabilities': 'log_q', values: 'x' })[scale];

/** q of the scores, however they are given. */
export function probabilitiesCode(asked: LossQuestion): string {
  const { temperature = 1 } = asked.options;
  if (asked.loss === 'bceWithLogits') return 'torch.sigmoid(logits)';
  if (asked.scale === 'logits')
    return `torch.softmax(${temperature === 1 ? 'logits' : `logits / ${temperature}`}, -1)`;
  return asked.scale === 'log-probabilities' ? 'log_q.exp()' : 'q';
}

/** What is no plain call of the loss on other arrays. */
export function mistakeCode(
  id: VariantId,
  parameters: readonly number[],
  asked: LossQuestion,
): Code | undefined {
  const q = probabilitiesCode(asked);
  const p = asked.target?.kind === 'index' ? 'one_hot' : 'target';
  const [epsilon] = parameters;
  const name = plainName(asked);
  const weights = asked.options.weight ? ', weight=weight' : '';
  const { temperature = 1 } = asked.options;
  switch (id) {
    case 'otherAxis':
      if (asked.target?.kind === 'index') return undefined;
      return asked.scale === 'logits'
        ? { each: `-(target * torch.log_softmax(${name}, 0)).sum(0)` }
        : { each: `-(target * torch.log(${name})).sum(0)` };
    case 'kullbackLeibler':
      return { each: `(${p} * torch.log(${p} / ${q})).sum(-1)` };
    case 'reverseKullbackLeibler':
      return { each: `(${q} * torch.log(${q} / ${p})).sum(-1)` };
    case 'crossEntropyReversed':
      return { each: `-(${q} * torch.log(${p})).sum(-1)` };
    case 'jensenShannon':
      return {
        each: `(${p} * torch.log(${p} / (m := (${p} + ${q}) / 2)) + ${q} * torch.log(${q} / m)).sum(-1) / 2`,
      };
    case 'entropyOfScores':
      return { each: `-(${q} * torch.log(${q})).sum(-1)` };
    case 'entropyOfTarget':
      return { each: `-(${p} * torch.log(${p})).sum(-1)` };
    case 'oneMinusProbability':
      return { each: `(${p} * (1 - ${q})).sum(-1)` };
    case 'positivesOnly':
      return { each: `-target * torch.log(${q})` };
    case 'smoothingOverOthers':
    case 'smoothingUnscaled': {
      const spread =
        id === 'smoothingOverOthers' ? `${epsilon} / ${asked.classes - 1}` : `${epsilon} / ${asked.classes}`;
      return { call: `F.cross_entropy(${name}, ${p} * (1 - ${epsilon}) + (1 - ${p}) * ${spread}${weights}` };
    }
    case 'weightsOfTargets':
      return {
        each: `weight[target] * F.cross_entropy(logits, target, label_smoothing=${asked.options.labelSmoothing ?? 0}, reduction='none')`,
      };
    case 'timesTemperatureSquared':
      return {
        each: `${temperature} ** 2 * F.cross_entropy(logits / ${temperature}, target, reduction='none')`,
      };
    case 'logitsAsClippedProbabilities':
      return {
        each: `-(${p} * torch.log((logits / logits.sum(-1, keepdim=True)).clamp(${told(epsilon)}, 1 - ${told(epsilon)}))).sum(-1)`,
      };
    case 'sigmoidForgottenClipped':
      return { call: `F.binary_cross_entropy(logits.clamp(${told(epsilon)}, 1 - ${told(epsilon)}), target` };
    default:
      return clippingCode(id, parameters, asked);
  }
}

/** Probabilities held away from 0 and 1, and logarithms held above their −∞. */
function clippingCode(id: VariantId, parameters: readonly number[], asked: LossQuestion): Code | undefined {
  const q = probabilitiesCode(asked);
  const p = asked.target?.kind === 'index' ? 'one_hot' : 'target';
  const [epsilon] = parameters;
  const binary = asked.loss === 'bceProbs' || asked.loss === 'bceWithLogits';
  const crossEntropy = (of: string): Code =>
    binary
      ? { call: `F.binary_cross_entropy(${of}, target` }
      : { each: `-(${p} * torch.log(${of})).sum(-1)` };
  const held = `${q}${id.startsWith('float32') ? '.float()' : ''}.clamp(${told(epsilon)}, 1 - ${told(epsilon)})`;
  const list = parameters.join(', ');
  switch (id) {
    case 'clippedBelow':
      return crossEntropy(`${q}.clamp(min=${told(epsilon)})`);
    case 'clippedBothWays':
    case 'float32ClippedBothWays':
      return crossEntropy(held);
    case 'clippedAndRenormalised':
      return {
        each: `-(${p} * torch.log((c := ${held}) / c.sum(-1, keepdim=True))).sum(-1)`,
      };
    case 'addedInLog':
      return crossEntropy(`${q} + ${told(epsilon)}`);
    case 'clippedAndAdded':
    case 'float32ClippedAndAdded':
      return {
        each: `-(target * torch.log((c := ${held}) + ${told(epsilon)}) + (1 - target) * torch.log(1 - c + ${told(epsilon)}))`,
      };
    case 'logHeldAtMinus100':
      return { call: `F.binary_cross_entropy(${q}, target` };
    case 'asClassMatrix':
      return {
        each: `-(target.reshape(${list}) * torch.log((m := q.reshape(${list})) / m.sum(-1, keepdim=True))).sum(-1)`,
      };
    default:
      return undefined;
  }
}

/** ε as programs write it: `1e-7`, `2**-52`. */
function told(epsilon: number): string {
  const power = Math.log2(epsilon);
  return Number.isInteger(power) ? `2**${power}` : String(epsilon);
}
