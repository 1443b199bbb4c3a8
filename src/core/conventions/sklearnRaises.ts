import type { LossQuestion, Target } from '../question';
import { isElementwise } from '../report/families';
import { valueError, type Raised } from './raised';
import type { SklearnVersion } from './sklearn';
import { rowNumbers, scoresOf } from './unitOf';
import { sumOf } from '../kernel/exactArithmetic';

/** What scikit-learn raises or warns of; `labels=` is taken to be given, and without it told as such. */
export function sklearnRaises(question: LossQuestion, version: SklearnVersion): readonly Raised[] {
  const { target, rows, scores, loss } = question;
  const isLogLoss = loss === 'crossEntropyProbs' || loss === 'bceProbs';
  if (target === undefined) return [];
  const found = target.kind === 'index' ? target.indices.length : target.values.length;
  const [samples, expected] =
    isElementwise(loss) || target.kind === 'index'
      ? [found, isElementwise(loss) ? scores.length : rows]
      : [rows, rows];
  const targets = target.kind === 'index' ? target.indices : target.values;
  return [
    ...nonFinite(scores),
    ...(version === '1.9' && isLogLoss ? noProbability(scores) : []),
    ...(samples === expected
      ? []
      : [
          valueError(`Found input variables with inconsistent numbers of samples: [${expected}, ${samples}]`),
        ]),
    ...(isLogLoss ? labels(question, target, version) : nonFinite(targets)),
    ...((version === '1.5' || version === '1.9') && loss === 'crossEntropyProbs'
      ? sums(question, version)
      : []),
  ];
}

function nonFinite(values: Float64Array | readonly number[]): Raised[] {
  // `includes` of an array of doubles is as fast as reading it, and finds NaN.
  if (values.includes(NaN)) return [valueError('Input contains NaN.')];
  return values.includes(Infinity) || values.includes(-Infinity)
    ? [valueError("Input contains infinity or a value too large for dtype('float64').")]
    : [];
}

/** Numbers outside 0 … 1, the larger side first. */
function noProbability(scores: Float64Array): Raised[] {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const least = scores.reduce((a, b) => Math.min(a, b), Infinity);
  if (most > 1) return [valueError(`y_prob contains values greater than 1: ${most}`)];
  return least < 0 ? [valueError(`y_prob contains values lower than 0: ${least}`)] : [];
}

function labels(question: LossQuestion, target: Target, version: SklearnVersion): Raised[] {
  const { classes, loss } = question;
  const isBinary = loss === 'bceProbs';
  if (target.kind !== 'index' && !isBinary) return multilabel(target.values);
  const values = target.kind === 'index' ? target.indices : Array.from(target.values);
  if (version !== '1.9' && !values.every((value) => Number.isInteger(value)))
    return [valueError('continuous target data is not supported with label binarization')];
  const found = [...new Set(values)].sort((a, b) => a - b);
  const count = isBinary ? 2 : classes;
  const given = `labels=[${Array.from({ length: Math.min(count, 8) }, (_, label) => label).join(', ')}${count > 8 ? ', …' : ''}]`;
  const unknown = version === '1.9' ? unknownLabels(found, count) : [];
  if (found.length === 1)
    return [
      ...unknown,
      {
        ...valueError(
          version === '1.9'
            ? `y_true contains only one label (${found[0]}). Please provide the list of all expected class labels explicitly through the labels argument.`
            : `y_true contains only one label (${found[0]}). Please provide the true labels explicitly through the labels argument.`,
        ),
        unless: given,
      },
    ];
  if (found.length === count) return unknown;
  return [
    ...unknown,
    {
      ...valueError(
        (version === '1.9'
          ? `y_true and y_prob contain different number of classes: ${found.length} vs ${count}.`
          : `y_true and y_pred contain different number of classes ${found.length}, ${count}.`) +
          ` Please provide the true labels explicitly through the labels argument. Classes found in y_true: [${found.slice(0, 10).join(' ')}]`,
      ),
      unless: given,
    },
  ];
}

/** Labels that are not among `labels`. */
function unknownLabels(found: readonly number[], count: number): Raised[] {
  const unknown = found.filter((label) => !(Number.isInteger(label) && label >= 0 && label < count));
  if (unknown.length === 0) return [];
  const passed = Array.from({ length: Math.min(count, 8) }, (_, label) => label).join(', ');
  return [
    valueError(
      `y_true contains values {${unknown.slice(0, 10).join(', ')}} not belonging to the passed labels [${passed}${count > 8 ? ', …' : ''}].`,
    ),
  ];
}

/** Rows of zeros and ones are taken as labels; others are not. */
function multilabel(values: Float64Array): Raised[] {
  return values.every((value) => value === 0 || value === 1)
    ? []
    : [valueError('Multioutput target data is not supported with label binarization')];
}

function sums(question: LossQuestion, version: '1.5' | '1.9'): Raised[] {
  const isOff = rowNumbers(question).some(
    (row) => !(Math.abs(sumOf(scoresOf(question, row)) - 1) <= 1e-8 + 2 ** -26),
  );
  return isOff
    ? [
        {
          exception: 'UserWarning',
          message: `The ${version === '1.9' ? 'y_prob' : 'y_pred'} values do not sum to one. Make sure to pass probabilities.`,
          isWarning: true,
        },
      ]
    : [];
}
