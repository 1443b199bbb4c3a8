import type { LossQuestion, Target } from '../question';
import { isElementwise } from '../report/families';
import type { Raised } from './raised';
import { rowNumbers, scoresOf } from './unitOf';
import { sumOf } from '../kernel/exactArithmetic';

/** What scikit-learn raises or warns of; `labels=` is taken to be given, and without it told as such. */
export function sklearnRaises(question: LossQuestion, version: '1.1' | '1.2' | '1.5'): readonly Raised[] {
  const { target, rows, scores, loss } = question;
  if (target === undefined) return [];
  const found = target.kind === 'index' ? target.indices.length : target.values.length;
  const [samples, expected] =
    isElementwise(loss) || target.kind === 'index'
      ? [found, isElementwise(loss) ? scores.length : rows]
      : [rows, rows];
  const targets = target.kind === 'index' ? target.indices : target.values;
  return [
    ...nonFinite(scores),
    ...(samples === expected
      ? []
      : [
          valueError(`Found input variables with inconsistent numbers of samples: [${expected}, ${samples}]`),
        ]),
    ...(loss === 'crossEntropyProbs' || loss === 'bceProbs' ? labels(question, target) : nonFinite(targets)),
    ...(version === '1.5' && loss === 'crossEntropyProbs' ? sums(question) : []),
  ];
}

const valueError = (message: string): Raised => ({ exception: 'ValueError', message });

function nonFinite(values: Float64Array | readonly number[]): Raised[] {
  // `includes` of an array of doubles is as fast as reading it, and finds NaN.
  if (values.includes(NaN)) return [valueError('Input contains NaN.')];
  return values.includes(Infinity) || values.includes(-Infinity)
    ? [valueError("Input contains infinity or a value too large for dtype('float64').")]
    : [];
}

function labels(question: LossQuestion, target: Target): Raised[] {
  const { classes, loss } = question;
  const isBinary = loss === 'bceProbs';
  if (target.kind !== 'index' && !isBinary) return multilabel(target.values);
  const values = target.kind === 'index' ? target.indices : Array.from(target.values);
  if (!values.every((value) => Number.isInteger(value)))
    return [valueError('continuous target data is not supported with label binarization')];
  const found = [...new Set(values)].sort((a, b) => a - b);
  const count = isBinary ? 2 : classes;
  const given = `labels=[${Array.from({ length: Math.min(count, 8) }, (_, label) => label).join(', ')}${count > 8 ? ', …' : ''}]`;
  if (found.length === 1)
    return [
      {
        ...valueError(
          `y_true contains only one label (${found[0]}). Please provide the true labels explicitly through the labels argument.`,
        ),
        unless: given,
      },
    ];
  if (found.length === count) return [];
  return [
    {
      ...valueError(
        `y_true and y_pred contain different number of classes ${found.length}, ${count}. Please provide the true labels explicitly through the labels argument. Classes found in y_true: [${found.slice(0, 10).join(' ')}]`,
      ),
      unless: given,
    },
  ];
}

/** Rows of zeros and ones are taken as labels; others are not. */
function multilabel(values: Float64Array): Raised[] {
  return values.every((value) => value === 0 || value === 1)
    ? []
    : [valueError('Multioutput target data is not supported with label binarization')];
}

function sums(question: LossQuestion): Raised[] {
  const isOff = rowNumbers(question).some(
    (row) => !(Math.abs(sumOf(scoresOf(question, row)) - 1) <= 1e-8 + 2 ** -26),
  );
  return isOff
    ? [
        {
          exception: 'UserWarning',
          message: 'The y_pred values do not sum to one. Make sure to pass probabilities.',
          isWarning: true,
        },
      ]
    : [];
}
