import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expectedValue, writtenFigures } from '../../../../src/core/explanations';
import type { LossQuestion } from '../../../../src/core/question';
import { readLens } from '../../../../src/lens';
import { placed, readReportCases } from '../../../reference/reportCase';
import { two } from './twoRows';

const soft: LossQuestion = {
  ...two,
  target: { kind: 'distribution', values: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.8, 0.1) },
};
const weighted: LossQuestion = { ...two, options: { weight: [1, 2, 4], labelSmoothing: 0.1 } };
const warm: LossQuestion = { ...two, options: { temperature: 2 } };
const binary: LossQuestion = {
  scores: Float64Array.of(2, -1, 0.5),
  rows: 1,
  classes: 3,
  scale: 'logits',
  loss: 'bceWithLogits',
  reduction: 'mean',
  options: { posWeight: [3, 1, 2] },
  target: { kind: 'values', values: Float64Array.of(1, 0, 1) },
};
const regression: LossQuestion = {
  ...binary,
  scores: Float64Array.of(1, 2.5, -0.3),
  scale: 'values',
  loss: 'squaredError',
  options: {},
  target: { kind: 'values', values: Float64Array.of(0.5, 2, 1.1) },
};
const probabilities: LossQuestion = {
  ...two,
  scores: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.8, 0.1),
  scale: 'log-probabilities',
  loss: 'nll',
};
const precise: LossQuestion = {
  ...two,
  scores: Float64Array.of(10.123456789, -3.3, 0.1, 7.7),
  classes: 2,
  target: { kind: 'index', indices: [1, 0] },
};

/** Cross entropy 0.4170300163 by PyTorch 1.13, of one row. */
const one: LossQuestion = {
  ...two,
  scores: Float64Array.of(2, 1, 0.1),
  rows: 1,
  target: { kind: 'index', indices: [0] },
};

function likeliest(question: LossQuestion, figure: string, isReductionKnown = true): string {
  const { matches } = expectedValue(question, writtenFigures(figure), { isReductionKnown });
  const [best] = matches;
  return best === undefined ? 'none found' : `${best.id} ${best.reduction} ${best.unit}`;
}

/** Figures by PyTorch 1.13 in float64, cut to the digits that it prints or that a person would copy. */
const figures: readonly (readonly [string, LossQuestion, string, string])[] = [
  ['the sum', two, '0.6371', 'asRead sum nats'],
  ['the mean', two, '0.3185', 'asRead mean nats'],
  ['the mean in bits', two, '0.4596', 'asRead mean bits'],
  ['the perplexity', two, '1.3751', 'asRead mean perplexity'],
  ['2 to the loss in nats', two, '1.2471', 'asRead mean powerOfTwo'],
  ['softmax applied twice', two, '0.7450', 'softmaxTwice mean nats'],
  ['softmax applied twice and summed', two, '1.4900', 'softmaxTwice sum nats'],
  ['a forgotten logarithm', two, '-0.7307', 'logForgotten mean nats'],
  ['a forgotten softmax', two, '-2.2500', 'softmaxForgotten mean nats'],
  ['softmax along the other axis', two, '0.2014', 'otherAxis mean nats'],
  ['the targets exchanged', two, '1.8185', 'rowsPermuted mean nats'],
  ['binary cross entropy over the classes', two, '0.6820', 'binaryOverClasses mean nats'],
  ['squared error of the probabilities', two, '0.04058', 'squaredErrorOfProbabilities mean nats'],
  ['from_logits forgotten', two, '0.3579', 'logitsAsClippedProbabilities mean nats'],
  ['the weighted mean', weighted, '0.5334', 'asRead mean nats'],
  ['a weighted sum divided by the rows', weighted, '0.8000', 'asRead meanOfRows nats'],
  ['weights left out', weighted, '0.43687', 'weightsLeftOut mean nats'],
  ['smoothing left out', weighted, '0.28571', 'smoothingLeftOut mean nats'],
  ['weights and smoothing left out', weighted, '0.31854', 'weightsAndSmoothingLeftOut mean nats'],
  ['smoothing over the other classes', weighted, '0.9858', 'smoothingOverOthers mean nats'],
  ['a temperature left out', warm, '0.3185', 'temperatureLeftOut mean nats'],
  ['logits times the temperature', warm, '0.08829', 'temperatureMultiplied mean nats'],
  ['the loss times T²', warm, '2.4417', 'timesTemperatureSquared mean nats'],
  ['the divergence from a soft target', soft, '0.003115', 'kullbackLeibler mean nats'],
  ['the divergence averaged over all numbers', soft, '0.0010382', 'kullbackLeibler meanOfElements nats'],
  ['target and prediction exchanged', soft, '0.7430', 'crossEntropyReversed mean nats'],
  ['the entropy of q', soft, '0.7398', 'entropyOfScores mean nats'],
  ['the entropy of p', soft, '0.7204', 'entropyOfTarget mean nats'],
  ['sigmoid applied twice', { ...binary, options: {} }, '0.5377', 'sigmoidTwice mean nats'],
  ['the weight of positives left out', binary, '0.30476', 'positiveWeightLeftOut mean nats'],
  ['half of the squared error', regression, '0.4100', 'half mean nats'],
  ['a root mean square', regression, '0.9055', 'asRead mean root'],
  ['the absolute error', regression, '0.8000', 'absoluteError mean nats'],
  ['the sum of squares', regression, '2.4600', 'asRead sum nats'],
  ['the Huber loss', regression, '0.3833', 'huber mean nats'],
  ['probabilities where log-probabilities are expected', probabilities, '-0.7500', 'asRead mean nats'],
  ['the logarithm taken first', probabilities, '0.2899', 'logTaken mean nats'],
  ['softmax taken first', probabilities, '0.7288', 'softmaxOfLogProbabilities mean nats'],
  ['scores in float32', precise, '10.511979260704457', 'float32Inputs mean nats'],
  ['scores in float16', precise, '10.512763', 'float16Inputs mean nats'],
  ['scores in bfloat16', precise, '10.504893', 'bfloat16Inputs mean nats'],
];

describe('the value that somebody expected', () => {
  for (const [what, question, figure, expected] of figures) {
    it(`${figure} is first of all ${what}`, () => {
      assert.equal(likeliest(question, figure), expected);
    });
  }

  it('knows what scikit-learn 1.2 makes of a probability of 0', () => {
    // log_loss([0, 1], [[0., 1.], [.5, .5]]) by scikit-learn 1.2.1
    const question: LossQuestion = {
      ...two,
      scores: Float64Array.of(0, 1, 0.5, 0.5),
      classes: 2,
      scale: 'probabilities',
      loss: 'crossEntropyProbs',
    };
    const [best] = expectedValue(question, writtenFigures('18.36840028483855')).matches;
    assert.ok(best?.framework?.ids.includes('sklearn12'));
    assert.equal(best?.reduction, 'mean');
  });

  it('knows that PyTorch holds the logarithm of a binary probability at −100', () => {
    const question: LossQuestion = {
      ...binary,
      scale: 'probabilities',
      loss: 'bceProbs',
      scores: Float64Array.of(0, 1, 1),
      options: {},
      target: { kind: 'values', values: Float64Array.of(1, 1, 1) },
    };
    // F.binary_cross_entropy(torch.tensor([0., 1., 1.]), torch.ones(3)) by PyTorch 1.13
    assert.equal(likeliest(question, '33.3333'), 'logHeldAtMinus100 mean nats');
  });

  it('takes bits for what was asked where the question is in bits', () => {
    const { matches } = expectedValue({ ...two, options: { unit: 'bits' } }, writtenFigures('0.4596'));
    assert.equal(matches[0]?.unit, 'bits');
    assert.equal(matches[0]?.deviations, 0);
    assert.equal(likeliest({ ...two, options: { unit: 'bits' } }, '0.3185'), 'asRead mean nats');
  });

  it('takes a sum for as likely as a mean where nothing says which', () => {
    assert.equal(likeliest(two, '0.6371', false), 'asRead sum nats');
  });

  it('finds nothing where nothing fits, however few digits there are', () => {
    for (const figure of ['0.5', '0.50', '0.500', '0.7', '0.777', '1.234', '0.9999', '7']) {
      assert.equal(likeliest(two, figure), 'none found', figure);
    }
  });

  it('respects the digits that are written', () => {
    assert.equal(likeliest(two, '0.63708'), 'asRead sum nats');
    assert.equal(likeliest(two, '0.63710'), 'none found');
    const precisionOf = (figure: string) => expectedValue(two, writtenFigures(figure)).matches[0]?.precision;
    assert.equal(precisionOf('0.637079539298'), 'digits');
    assert.equal(precisionOf('0.637079539398'), 'float32');
    assert.equal(precisionOf('0.6370795'), 'digits');
    assert.equal(precisionOf('0.63707953'), 'cut');
    assert.equal(precisionOf('0.637078'), undefined);
  });

  it('compares one figure for each row with losses that are not reduced', () => {
    const { matches } = expectedValue(two, writtenFigures('tensor([0.4170, 0.2200])'));
    assert.equal(matches[0]?.id, 'asRead');
    assert.equal(matches[0]?.reduction, 'none');
    assert.deepEqual(expectedValue(two, writtenFigures('[0.4170, 0.2300]')).matches, []);
  });

  it('forgives the rounding of scores that are written rounded only as far as it goes', () => {
    const find = (inputBound: number) =>
      expectedValue(two, writtenFigures('0.318545'), { inputBound }).matches;
    assert.deepEqual(find(0), []);
    assert.deepEqual(find(1e-6), []);
    assert.equal(find(1e-5)[0]?.precision, 'inputs');
  });

  it('finds seldom a reason for a figure that has none', () => {
    // Of figures of four digits drawn evenly from 0.1 … 2.5 three hundred candidates meet a few in a hundred.
    const drawn = Array.from({ length: 300 }, (_, index) => (0.1003 + index * 0.008).toFixed(4));
    const found = drawn.filter((figure) => likeliest(two, figure) !== 'none found');
    assert.ok(found.length < 12, `${found.length} of 300`);
  });

  it('finds its own sum and mean for any logits', () => {
    const logit = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.array(logit, { minLength: 6, maxLength: 6 }), (scores) => {
        const question = { ...two, scores: Float64Array.from(scores) };
        const losses = [0, 4].map((at) => {
          const row = scores.slice(at === 0 ? 0 : 3, at === 0 ? 3 : 6);
          return Math.log(row.reduce((sum, each) => sum + Math.exp(each), 0)) - scores[at];
        });
        const sum = losses[0] + losses[1];
        fc.pre(sum > 1e-3);
        assert.equal(likeliest(question, sum.toPrecision(9)), 'asRead sum nats');
        assert.equal(likeliest(question, (sum / 2).toPrecision(9)), 'asRead mean nats');
      }),
      { numRuns: 25 },
    );
  });

  it('throws nothing and tries reductions alone for an array too large to try mistakes', () => {
    const large = { ...two, rows: 2, classes: 2000, scores: new Float64Array(4000) };
    const result = expectedValue(large, writtenFigures('7.6009'));
    assert.equal(result.isLimited, true);
    // ln 2000
    assert.equal(result.matches[0]?.reduction, 'mean');
  });
});

describe('the figures of public reports', () => {
  const text = readFileSync(join('test', 'fixtures', 'reports', 'public.json'), 'utf8');
  const cases = new Map(readReportCases(text).map((each) => [each.id, each]));
  const reports: readonly (readonly [string, string, string])[] = [
    ['ce-weighted-mean', '1.0598', 'asRead mean nats'],
    ['ce-weighted-mean', '5.29915', 'asRead meanOfRows nats'],
    ['ce-weighted-mean', '1.0898310608444601', 'weightsLeftOut mean nats'],
    ['ce-onehot-weights', '54.4052', 'asRead mean nats'],
    ['ce-onehot-weights', '0.8705', 'asRead meanOfWeights nats'],
    ['nll-of-probabilities', '-0.9000', 'asRead mean nats'],
    ['nll-of-probabilities', '0.10536051565782628', 'logTaken mean nats'],
    ['grad-weighted', '0.8847', 'asRead mean nats'],
    ['grad-weighted', '2.0642772708758534', 'asRead meanOfRows nats'],
    ['bce-saturated', '10.000045776367188', 'asRead mean nats'],
    ['keras-double-eps', '[15.333239 -0.       -0.      ]', 'float32ClippedAndAdded none nats'],
    ['keras-double-eps', '[1.5942385e+01 1.1920930e-07 1.1920930e-07]', 'none found'],
    [
      'keras-double-eps',
      '[15.942385152878742, 1.1920929665620916e-7, 1.0000000500000033e-7]',
      'float32Inputs none nats',
    ],
    ['candle-ce-comment', '1.1312', 'asRead mean nats'],
    ['keras-clip', '150.0', 'asRead mean nats'],
    ['keras-clip', '8.05904782547916', 'clippedBelow mean nats'],
    ['sklearn-shape', '0.9162907318741551', 'asRead mean nats'],
    ['sklearn-shape', '0.6931471805599453', 'asClassMatrix mean nats'],
    ['flux-crossentropy', '2.6793443364487324', 'otherAxis mean nats'],
  ];
  for (const [id, figure, expected] of reports) {
    it(`${id}: ${figure} is ${expected}`, () => {
      const given = cases.get(id);
      assert.ok(given, `no case ${id}`);
      const { text: source, offset = 0 } = placed(given);
      const { lens } = readLens({ text: source, offset, languageId: given.languageId });
      assert.ok(lens?.question, `${id} is not read`);
      assert.equal(likeliest(lens.question, figure), expected);
    });
  }

  it('finds nothing that gives a number too large for a double', () => {
    assert.equal(likeliest(one, '1e999'), 'none found');
    assert.equal(likeliest(two, '-1e400'), 'none found');
  });

  it('takes no loss that is not near 0 for a written 0', () => {
    for (const zero of ['0', '-0', '0e5', '0.0', '0.00']) {
      const { matches } = expectedValue(one, writtenFigures(zero));
      assert.deepEqual(
        matches.filter(({ value }) => Math.abs(value) > 0.005),
        [],
        zero,
      );
    }
  });
});
