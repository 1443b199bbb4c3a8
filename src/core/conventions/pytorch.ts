import type { LossOptions, LossQuestion } from '../question';
import { logisticEntropy, ownElements, regression } from './elementLosses';
import type { Given } from './given';
import { ownRows, pickedLogarithm } from './rowLosses';
import { softmaxEntropy } from './softmaxLoss';
import { heldLogLoss } from './binaryUnit';
import type { Difference } from './difference';
import { divergenceLoss } from './divergenceUnit';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { overflowingSoftMargin, plainFurther } from './further';
import { cosineLoss } from './cosine';
import { torchvisionFocal } from './focal';
import { halfOf } from './half';
import { withoutOptions } from './options';
import { keptRows } from './unitOf';
import { pytorchRaises } from './pytorchRaises';

const functional = 'torch.nn.functional';
const nll: Source = { file: 'aten/src/ATen/native/LossNLL.cpp', versions: '1.13', evidence: 'run' };
const others: Source = { file: 'aten/src/ATen/native/Loss.cpp', versions: '1.13', evidence: 'run' };

/** Read at commit 148ddaa; its formula was run in PyTorch 1.13. */
const torchvision: Source = {
  file: 'torchvision/ops/focal_loss.py',
  versions: 'torchvision 148ddaa',
  evidence: 'read',
};

/** Left out of index targets although no call says so. */
const defaultIgnoreIndex = -100;
/** The last version in which the mean over no row was 0: its pull request 64572 made it NaN in 1.11. */
const lastZeroForNone = '1.10';
/** Logarithms of `binary_cross_entropy` are held to at least this. */
const leastLogarithm = -100;

/** How PyTorch answers a question; undefined where it has no such loss. */
export function pytorchLoss(question: LossQuestion): FrameworkLoss | undefined {
  switch (question.loss) {
    case 'crossEntropy':
      return softmaxEntropy(classification(question, 'cross_entropy'), { readsIgnoredRows: true });
    case 'nll':
      return pickedLogarithm(classification(question, 'nll_loss'));
    case 'crossEntropyProbs':
      // Probabilities have no function of their own: their logarithm goes into nll_loss.
      return question.target?.kind === 'index'
        ? pickedLogarithm({
            ...classification(question, 'nll_loss'),
            call: `${functional}.nll_loss(torch.log(q), …)`,
          })
        : undefined;
    case 'klDiv':
      return question.scale === 'logits' || question.scale === 'probabilities'
        ? undefined
        : divergence(question);
    case 'bceWithLogits':
      return logisticEntropy(elementwise(question, 'binary_cross_entropy_with_logits'), 'pytorch');
    case 'bceProbs':
      return binary(question);
    case 'mse':
    case 'squaredError':
      return regression(elementwise({ ...question, loss: 'squaredError' }, 'mse_loss', halfOf(question)));
    case 'absoluteError':
      return absolute(question);
    case 'huber':
      return regression(elementwise(question, 'huber_loss'));
    case 'smoothL1':
      return regression(elementwise(question, 'smooth_l1_loss'));
    case 'softMargin':
      return overflowingSoftMargin(elementwise(question, 'soft_margin_loss'));
    case 'sigmoidFocal':
      return torchvisionFocal({ ...elementwise(question, ''), source: torchvision });
    case 'cosineDistance':
      return cosineLoss(
        { ...elementwise(question, 'cosine_embedding_loss(target=1)'), denominatorKind: 'rows' },
        { added: Math.fround(1e-12) },
        1,
      );
    default:
      return plainFurther(question, functions, others);
  }
}

/** Further functions that are those of mathematics. */
const functions = {
  poissonNll: `${functional}.poisson_nll_loss`,
  gaussianNll: `${functional}.gaussian_nll_loss`,
  multiClassHinge: `${functional}.multi_margin_loss`,
};

function classification(question: LossQuestion, name: string): Given {
  const { target, options } = question;
  const given = options.ignoreIndex;
  const isIndex = target?.kind === 'index';
  const ignoreIndex = isIndex ? (given ?? defaultIgnoreIndex) : undefined;
  const smoothing: LossOptions = name === 'nll_loss' ? { labelSmoothing: undefined } : {};
  const asked: LossQuestion = { ...question, options: { ...options, ...smoothing, ignoreIndex } };
  const rows = isIndex ? target.indices.filter((index) => index === defaultIgnoreIndex).length : 0;
  const differences: Difference[] =
    given === undefined && rows > 0
      ? [{ code: 'ignored-by-default', ignoreIndex: defaultIgnoreIndex, rows }]
      : [];
  if (question.reduction === 'mean' && question.rows > 0 && keptRows(asked).length === 0)
    differences.push({ code: 'nan-for-none', zeroUpTo: lastZeroForNone });
  if (name === 'nll_loss' && options.labelSmoothing)
    differences.push({ code: 'no-option', option: 'labelSmoothing' });
  return {
    call: `${functional}.${name}`,
    source: nll,
    question: asked,
    raises: pytorchRaises(asked, given, name),
    differences,
  };
}

function elementwise(question: LossQuestion, name: string, differences: readonly Difference[] = []): Given {
  const call = `${functional}.${name}`;
  const { weight } = question.options;
  const { classes, scores } = question;
  const unitWeights =
    weight && Float64Array.from({ length: scores.length }, (_, element) => weight[element % classes]);
  return {
    call,
    source: others,
    question: withoutOptions(question, ['weight']).question,
    raises: pytorchRaises(question, undefined, name),
    differences,
    unitWeights,
  };
}

/** |x − y|, whose derivative is 0 where it is NaN. */
function absolute(question: LossQuestion): FrameworkLoss {
  return ownElements(elementwise(question, 'l1_loss'), (x, y, _, { store, round }) => {
    const difference = round(store(x) - store(y));
    return {
      loss: store(Math.abs(difference)),
      derivative: Number.isNaN(difference) ? 0 : Math.sign(difference),
    };
  });
}

function binary(question: LossQuestion): FrameworkLoss {
  const given = elementwise(question, 'binary_cross_entropy');
  const { scores, target } = given.question;
  const y = target?.kind === 'values' ? target.values : undefined;
  const elements = scores.filter((x, index) => {
    const isHeld = (log: number, share: number) => share !== 0 && log < leastLogarithm;
    return isHeld(Math.log(x), y?.[index] ?? 0) || isHeld(Math.log1p(-x), 1 - (y?.[index] ?? 1));
  }).length;
  const held: Difference[] = elements > 0 ? [{ code: 'log-held', limit: leastLogarithm, elements }] : [];
  return ownElements({ ...given, differences: held }, (x, target_, _, arithmetic) =>
    heldLogLoss(x, target_, arithmetic),
  );
}

function divergence(question: LossQuestion): FrameworkLoss {
  const { options } = question;
  return ownRows(
    {
      call: `${functional}.kl_div`,
      source: others,
      question,
      raises: pytorchRaises(question, undefined, 'kl_div'),
      denominatorKind: question.meanOver === 'rows' ? 'rows' : 'elements',
    },
    (scores, p, arithmetic) =>
      divergenceLoss(scores, p, options.logTarget === true ? 'log-target' : 'two-products', arithmetic),
  );
}
