import { mistakeCode, plainName, probabilitiesCode, type Code } from './expectedValueMistakeCode';
import type { Candidate } from '../../core/explanations/expectedValueUnits';
import type { VariantId } from '../../core/explanations/expectedValueVariant';
import { isElementwise } from '../../core/report/families';
import type { LossName, LossQuestion, Target } from '../../core/question';
import { formatNumber } from '../numbers';

/** How a candidate is written in PyTorch; the names of the arrays are placeholders. Empty where PyTorch has no such loss. */
export function candidateCode(candidate: Candidate, asked: LossQuestion): string {
  const { framework } = candidate;
  if (framework) return toldCode(candidate, reducedCode(candidate, { each: `${framework.call}(…)` }));
  const code = lossCode(candidate, asked);
  if (code === undefined) return '';
  return toldCode(candidate, reducedCode(candidate, code));
}

function lossCode({ id, loss, parameters }: Candidate, asked: LossQuestion): Code | undefined {
  const own = mistakeCode(id, parameters, asked);
  if (own !== undefined) return own;
  const scores = scoresCode(id, asked);
  const target = targetCode(id, parameters, asked.target);
  const options = optionsCode(id, loss, asked);
  return callOf(loss, scores, target, options, asked);
}

function callOf(
  loss: LossName,
  scores: string,
  target: string,
  options: string,
  { target: given, options: { variance = 1 } }: LossQuestion,
): Code | undefined {
  switch (loss) {
    case 'crossEntropy':
      return { call: `F.cross_entropy(${scores}, ${target}${options}` };
    case 'crossEntropyProbs':
      return given?.kind === 'index'
        ? { call: `F.nll_loss(torch.log(${scores}), ${target}${options}` }
        : { each: `-(${target} * torch.log(${scores})).sum(-1)` };
    case 'nll':
      return given?.kind === 'index'
        ? { call: `F.nll_loss(${scores}, ${target}${options}` }
        : { each: `-(${target} * ${scores}).sum(-1)` };
    case 'klDiv':
      return { call: `F.kl_div(${scores}, ${target}${options}` };
    case 'bceWithLogits':
      return { call: `F.binary_cross_entropy_with_logits(${scores}, ${target}${options}` };
    case 'bceProbs':
      return { call: `F.binary_cross_entropy(${scores}, ${target}${options}` };
    case 'squaredError':
      return { call: `F.mse_loss(${scores}, ${target}` };
    case 'absoluteError':
      return { call: `F.l1_loss(${scores}, ${target}` };
    case 'huber':
      return { call: `F.huber_loss(${scores}, ${target}${options}` };
    case 'smoothL1':
      return { call: `F.smooth_l1_loss(${scores}, ${target}${options}` };
    case 'gaussianNll': {
      const spread = typeof variance === 'number' ? `torch.full_like(${scores}, ${variance})` : 'var';
      return { call: `F.gaussian_nll_loss(${scores}, ${target}, ${spread}${options}` };
    }
    case 'poissonNll':
      return { call: `F.poisson_nll_loss(${scores}, ${target}${options}` };
    case 'softMargin':
      return { call: `F.soft_margin_loss(${scores}, ${target}` };
    case 'multiClassHinge':
      return given?.kind === 'index'
        ? { call: `F.multi_margin_loss(${scores}, ${target}${options}` }
        : undefined;
    case 'mse':
      return { each: `0.5 * (${scores} - ${target}) ** 2` };
    case 'quartic':
      return { each: `(${scores} - ${target}) ** 4` };
    case 'brier':
      return { each: `((torch.softmax(${scores}, -1) - ${target}) ** 2).sum(-1)` };
    default:
      return undefined;
  }
}

/** Variants that take the scores as they stand, without the temperature. */
const unscaled: ReadonlySet<VariantId> = new Set<VariantId>([
  'temperatureLeftOut',
  'softmaxForgotten',
  'logitsAsProbabilities',
  'squaredErrorOfScores',
]);

function scoresCode(id: VariantId, asked: LossQuestion): string {
  const { temperature = 1 } = asked.options;
  const name = plainName(asked);
  switch (id) {
    case 'softmaxTwice':
    case 'logForgotten':
    case 'sigmoidTwice':
    case 'squaredErrorOfProbabilities':
    case 'absoluteErrorOfProbabilities':
    case 'crossEntropy':
    case 'crossEntropyInstead':
      return probabilitiesCode(asked);
    case 'binaryOverClasses':
      return asked.scale === 'logits' ? name : probabilitiesCode(asked);
    case 'logTaken':
      return `torch.log(${name})`;
    case 'renormalised':
      return `${name} / ${name}.sum(-1, keepdim=True)`;
    case 'otherAxis':
      return asked.scale === 'logits' ? `torch.softmax(${name}, 0)` : `${name}.T`;
    case 'transposedTargets':
      return `${name}.T`;
    case 'float32Inputs':
      return `${name}.float()`;
    case 'float16Inputs':
      return `${name}.half().double()`;
    case 'bfloat16Inputs':
      return `${name}.bfloat16().double()`;
    case 'temperatureMultiplied':
      return `${name} * ${temperature}`;
    case 'temperatureTwice':
      return `${name} / ${temperature} / ${temperature}`;
    default:
      return temperature === 1 || unscaled.has(id) ? name : `${name} / ${temperature}`;
  }
}

function targetCode(id: VariantId, parameters: readonly number[], target: Target | undefined): string {
  switch (id) {
    case 'targetsOneLess':
      return 'target - 1';
    case 'targetsOneMore':
      return 'target + 1';
    case 'largestClassAsTarget':
      return 'target.argmax(-1)';
    case 'targetsFlipped':
      return '1 - target';
    case 'rowsPermuted':
      return `target[[${parameters.join(', ')}]]`;
    case 'classesPermuted':
      return target?.kind === 'index'
        ? `torch.tensor([${parameters.join(', ')}])[target]`
        : `target[:, [${parameters.join(', ')}]]`;
    case 'squaredErrorOfProbabilities':
    case 'absoluteErrorOfProbabilities':
    case 'squaredErrorOfScores':
    case 'binaryOverClasses':
      return target?.kind === 'index' ? 'one_hot' : 'target';
    default:
      return 'target';
  }
}

function optionsCode(id: VariantId, loss: LossName, { options, target }: LossQuestion): string {
  const withoutWeights = id === 'weightsLeftOut' || id === 'weightsAndSmoothingLeftOut';
  const withoutSmoothing = id === 'smoothingLeftOut' || id === 'weightsAndSmoothingLeftOut';
  const isLikelihood = loss === 'gaussianNll' || loss === 'poissonNll';
  const takesElementWeights = loss === 'bceWithLogits' || loss === 'bceProbs' || loss === 'multiClassHinge';
  const takesClasses = loss === 'crossEntropy' || loss === 'nll' || loss === 'crossEntropyProbs';
  const ignores =
    options.ignoreIndex !== undefined && target?.kind === 'index' && id !== 'ignoreIndexNotApplied';
  const logTarget = id === 'targetIsLog' || (options.logTarget === true && id !== 'targetIsNoLog');
  return [
    (takesClasses || takesElementWeights) && options.weight && !withoutWeights ? ', weight=weight' : '',
    takesClasses && ignores ? `, ignore_index=${options.ignoreIndex}` : '',
    loss === 'crossEntropy' && options.labelSmoothing && !withoutSmoothing
      ? `, label_smoothing=${options.labelSmoothing}`
      : '',
    loss === 'bceWithLogits' && options.posWeight && id !== 'positiveWeightLeftOut'
      ? ', pos_weight=pos_weight'
      : '',
    loss === 'klDiv' && logTarget ? ', log_target=True' : '',
    loss === 'huber' && options.delta !== undefined ? `, delta=${options.delta}` : '',
    loss === 'smoothL1' && options.beta !== undefined ? `, beta=${options.beta}` : '',
    loss === 'multiClassHinge' && options.power !== undefined ? `, p=${options.power}` : '',
    loss === 'multiClassHinge' && options.margin !== undefined ? `, margin=${options.margin}` : '',
    loss === 'poissonNll' && options.logInput === false ? ', log_input=False' : '',
    isLikelihood && options.full ? ', full=True' : '',
    isLikelihood && options.epsilon !== undefined ? `, eps=${options.epsilon}` : '',
  ].join('');
}

const plainNumber = (value: number): string => formatNumber(value, 6).replace('\u2212', '-');

function reducedCode({ reduction, denominator, index = 0, loss }: Candidate, code: Code): string {
  // kl_div gives one number for each class.
  const ofRows = loss === 'klDiv' ? '.sum(-1)' : '';
  const flattened = isElementwise(loss) ? '.flatten()' : '';
  if ('call' in code) {
    switch (reduction) {
      case 'sum':
      case 'mean':
        return `${code.call}, reduction='${reduction}')`;
      case 'none':
        return `${code.call}, reduction='none')${ofRows}`;
      case 'single':
        return `${code.call}, reduction='none')${ofRows || flattened}[${index}]`;
      default:
        return `${code.call}, reduction='sum') / ${plainNumber(denominator)}`;
    }
  }
  switch (reduction) {
    case 'sum':
      return `(${code.each}).sum()`;
    case 'none':
      return code.each;
    case 'single':
      return `(${code.each})${flattened}[${index}]`;
    default:
      return `(${code.each}).sum() / ${plainNumber(denominator)}`;
  }
}

function toldCode({ unit }: Candidate, code: string): string {
  switch (unit) {
    case 'nats':
      return code;
    case 'bits':
      return `${code} / math.log(2)`;
    case 'base10':
      return `${code} / math.log(10)`;
    case 'perplexity':
      return `torch.exp(${code})`;
    case 'powerOfTwo':
      return `2 ** (${code})`;
    case 'complement':
      return `1 - ${code}`;
    case 'negative':
      return `-${code}`;
    case 'root':
      return `torch.sqrt(${code})`;
  }
}
