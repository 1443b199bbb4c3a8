import type { LossName } from '../question';
import { comparesValues } from '../report/families';
import type { ConventionName } from './conventionName';
import { shapeText, tupleText, type Raised } from './raised';

/** What each framework raises, or warns of, for shapes that do not fit; only those whose words are known. */
export function shapeRaises(
  loss: LossName,
  scores: readonly number[],
  target: readonly number[],
): readonly { readonly convention: ConventionName; readonly raised: Raised }[] {
  const torch = comparesValues(loss) ? elements(loss, scores, target) : classes(scores, target);
  const [samples = 1] = scores;
  const [labels = 1] = target;
  const keras =
    loss === 'crossEntropy' || loss === 'crossEntropyProbs' ? kerasClasses(scores, target) : undefined;
  return [
    ...(torch ? [{ convention: 'pytorch', raised: torch } as const] : []),
    ...(keras ? [{ convention: 'keras', raised: keras } as const] : []),
    ...(samples === labels || !ofSklearn.includes(loss)
      ? []
      : [
          {
            convention: 'sklearn',
            raised: {
              exception: 'ValueError',
              message: `Found input variables with inconsistent numbers of samples: [${labels}, ${samples}]`,
            },
          } as const,
        ]),
  ];
}

/** Losses that scikit-learn has a metric for. */
const ofSklearn: readonly LossName[] = [
  'crossEntropyProbs',
  'bceProbs',
  'mse',
  'squaredError',
  'absoluteError',
];

/** Keras 3's sparse and categorical cross entropy, on TensorFlow and JAX alike. */
function kerasClasses(scores: readonly number[], target: readonly number[]): Raised | undefined {
  const received = `target.shape=${tupleText(target)}, output.shape=${tupleText(scores)}`;
  if (target.length === scores.length - 1)
    return valueError(
      `Arguments \`target\` and \`output\` must have the same shape up until the last dimension: ${received}`,
    );
  if (target.length === scores.length && target.at(-1) !== 1)
    return valueError(`Arguments \`target\` and \`output\` must have the same shape. Received: ${received}`);
  return undefined;
}

const runtimeError = (message: string): Raised => ({ exception: 'RuntimeError', message });
const valueError = (message: string): Raised => ({ exception: 'ValueError', message });

/** `cross_entropy` and `nll_loss` of PyTorch 1.13, in the order of their checks. */
function classes(scores: readonly number[], target: readonly number[]): Raised | undefined {
  const [rows = 0, ...inner] = scores;
  const [targetRows = 0] = target;
  if (scores.length === 1) {
    return target.length > 1
      ? runtimeError('0D or 1D target tensor expected, multi-target not supported')
      : runtimeError(`size mismatch (got input: ${shapeText(scores)}, target: ${shapeText(target)})`);
  }
  if (rows !== targetRows)
    return valueError(`Expected input batch_size (${rows}) to match target batch_size (${targetRows}).`);
  if (scores.length === 2) return runtimeError('0D or 1D target tensor expected, multi-target not supported');
  if (scores.length === 4) return undefined;
  const expected = [rows, ...inner.slice(1)];
  return runtimeError(`Expected target size ${shapeText(expected)}, got ${shapeText(target)}`);
}

function elements(loss: LossName, scores: readonly number[], target: readonly number[]): Raised | undefined {
  const [input, given] = [`torch.Size(${shapeText(scores)})`, `torch.Size(${shapeText(target)})`];
  if (loss === 'bceWithLogits')
    return valueError(`Target size (${given}) must be the same as input size (${input})`);
  if (loss === 'bceProbs')
    return valueError(
      `Using a target size (${given}) that is different to the input size (${input}) is deprecated. Please ensure they have the same size.`,
    );
  const clash = clashOf(scores, target);
  if (clash)
    return runtimeError(
      `The size of tensor a (${clash.a}) must match the size of tensor b (${clash.b}) at non-singleton dimension ${clash.axis}`,
    );
  return {
    exception: 'UserWarning',
    message: `Using a target size (${given}) that is different to the input size (${input}). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.`,
    isWarning: true,
  };
}

/** The last axis on which two shapes neither agree nor broadcast. */
function clashOf(
  first: readonly number[],
  second: readonly number[],
): { readonly a: number; readonly b: number; readonly axis: number } | undefined {
  const axes = Math.max(first.length, second.length);
  for (let back = 1; back <= Math.min(first.length, second.length); back += 1) {
    const [a = 1, b = 1] = [first.at(-back), second.at(-back)];
    if (a !== b && a !== 1 && b !== 1) return { a, b, axis: axes - back };
  }
  return undefined;
}
