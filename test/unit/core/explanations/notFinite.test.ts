import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notFinite } from '../../../../src/core/explanations/notFinite';
import { report } from '../../../../src/core';
import type { LossQuestion } from '../../../../src/core/question';

const inf = Infinity;

function logits(scores: readonly (readonly number[])[], parts: Partial<LossQuestion> = {}): LossQuestion {
  return {
    scores: Float64Array.from(scores.flat()),
    rows: scores.length,
    classes: scores[0]?.length ?? 3,
    scale: 'logits',
    loss: 'crossEntropy',
    reduction: 'mean',
    options: {},
    target: { kind: 'index', indices: scores.map(() => 0) },
    ...parts,
  };
}
const probabilities = { scale: 'probabilities', loss: 'crossEntropyProbs' } as const;
const soft = (values: readonly number[]) =>
  ({ kind: 'distribution', values: Float64Array.from(values) }) as const;
const numbers = (values: readonly number[]) =>
  ({ kind: 'values', values: Float64Array.from(values) }) as const;
const elementwise = (loss: LossQuestion['loss'], x: readonly number[], y: readonly number[]): LossQuestion =>
  logits([x], {
    loss,
    scale: loss === 'bceWithLogits' ? 'logits' : loss === 'bceProbs' ? 'probabilities' : 'values',
    target: numbers(y),
  });

const told = (question: LossQuestion): string[] =>
  notFinite(question).map(({ rule, row, index, when }) =>
    [rule, row, index, when].filter((part) => part !== undefined).join(' '),
  );

const cases: readonly (readonly [string, LossQuestion, readonly string[]])[] = [
  [
    'a NaN logit',
    logits([
      [1, 2],
      [1, NaN],
    ]),
    ['nanScore 1 1 now'],
  ],
  ['a logit of +∞', logits([[1, inf, 0]]), ['infiniteLogit 0 1 now']],
  ['a row of −∞', logits([[-inf, -inf]]), ['allMasked 0 0 now']],
  ['−∞ at the target', logits([[-inf, 0]]), ['maskedTarget 0 0 now']],
  ['−∞ at another class of an index target', logits([[0, -inf]]), ['maskedOther 0 1 elsewhere']],
  [
    '−∞ under a zero soft target',
    logits([[-inf, 0]], { target: soft([0, 1]) }),
    ['zeroTimesInfinity 0 0 elsewhere'],
  ],
  [
    '−∞ with label smoothing',
    logits([[0, -inf]], { options: { labelSmoothing: 0.1 } }),
    ['maskedBySmoothing 0 1 now'],
  ],
  ['a probability of 0 at the target', logits([[0, 1]], probabilities), ['maskedTarget 0 0 now']],
  ['−∞ without a target', logits([[0, -inf]], { target: undefined }), ['maskedAlone 0 1 elsewhere']],
  ['a probability of 0 elsewhere', logits([[1, 0]], probabilities), ['maskedOther 0 1 elsewhere']],
  ['a negative probability', logits([[-0.1, 1.1]], probabilities), ['negativeProbability 0 0 now']],
  ['a NaN in the target', logits([[0, 1]], { target: soft([NaN, 1]) }), ['nanTarget 0 0 now']],
  [
    'all rows ignored',
    logits([[0, 1]], { target: { kind: 'index', indices: [-100] }, options: { ignoreIndex: -100 } }),
    ['allIgnored now'],
  ],
  ['weights of zero', logits([[0, 1]], { options: { weight: [0, 1] } }), ['zeroWeights now']],
  ['no rows', logits([], { target: { kind: 'index', indices: [] } }), ['emptyBatch now']],
  [
    'a NaN in an ignored row',
    logits(
      [
        [NaN, 1],
        [0, 1],
      ],
      { target: { kind: 'index', indices: [-1, 0] }, options: { ignoreIndex: -1 } },
    ),
    ['ignoredNotFinite 0 0 elsewhere'],
  ],
  [
    'a logit beyond float16',
    logits([[70000, 0]]),
    ['overflowFloat16 0 0 elsewhere', 'exponentialFloat32 0 0 elsewhere'],
  ],
  [
    'a logit beyond float32',
    logits([[1e39, 0]]),
    ['overflowFloat32 0 0 elsewhere', 'exponentialFloat32 0 0 elsewhere'],
  ],
  ['an exponential beyond float32', logits([[89, 80]]), ['exponentialFloat32 0 0 elsewhere']],
  ['an exponential beyond float16', logits([[12, 1]]), ['exponentialFloat16 0 0 elsewhere']],
  ['a target 121 below the largest logit', logits([[-111, 10]]), ['underflowFloat32 0 0 elsewhere']],
  ['nothing wrong', logits([[2, 1, 0.1]]), []],
  ['a NaN value', elementwise('mse', [1, NaN], [0, 0]), ['nanScore 0 1 now']],
  ['an infinite target', elementwise('mse', [1, 2], [0, inf]), ['infiniteTarget 0 1 now']],
  [
    'a square beyond float16',
    elementwise('squaredError', [300, 1], [0, 0]),
    ['lossOverflowFloat16 0 0 elsewhere'],
  ],
  [
    'a square beyond float32',
    elementwise('squaredError', [1e30, 1], [-1e30, 0]),
    ['overflowFloat16 0 0 elsewhere', 'lossOverflowFloat32 0 0 elsewhere'],
  ],
  [
    'a square beyond a double',
    elementwise('squaredError', [1e200], [0]),
    ['lossNotFinite 0 0 now', 'overflowFloat32 0 0 elsewhere'],
  ],
  [
    'a binary logit of ∞ on the right side',
    elementwise('bceWithLogits', [inf], [1]),
    ['infiniteScore 0 0 elsewhere'],
  ],
  [
    'a binary logit of ∞ on the wrong side',
    elementwise('bceWithLogits', [inf], [0]),
    ['infiniteScore 0 0 now'],
  ],
  ['a binary probability of 0 for a positive', elementwise('bceProbs', [0], [1]), ['maskedTarget 0 0 now']],
  ['a binary probability of 1 for a negative', elementwise('bceProbs', [1], [0]), ['zeroComplement 0 0 now']],
  [
    'a binary probability of 1 for a positive',
    elementwise('bceProbs', [1], [1]),
    ['zeroTimesInfinity 0 0 elsewhere'],
  ],
];

describe('what is not finite', () => {
  for (const [what, question, expected] of cases) {
    it(`names the element and the rule of ${what}`, () => assert.deepEqual(told(question), expected));
  }

  it('counts the elements that have the same rule, and names the first', () => {
    const [first] = notFinite(
      logits([
        [NaN, 1],
        [1, NaN],
        [1, 2],
      ]),
    );
    assert.deepEqual(first, { rule: 'nanScore', row: 0, index: 0, value: NaN, when: 'now', count: 2 });
  });

  it('says that something is not finite now exactly where the reduced loss is not', () => {
    const score = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.constantFrom(NaN, inf, -inf));
    const probability = fc.constantFrom(0, 0.5, 1);
    const smoothing = fc.constantFrom(0, 0.1);
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 3, maxLength: 3 }),
        fc.array(probability, { minLength: 3, maxLength: 3 }),
        smoothing,
        (scores, p, labelSmoothing) => {
          const question = logits([scores], { target: soft(p), options: { labelSmoothing } });
          const isNow = notFinite(question).some(({ when }) => when === 'now');
          assert.equal(isNow, !Number.isFinite(report(question).reduced));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes the bounds of float32 and float16 for the exponential', () => {
    // NumPy: exp(float32(88.72284)) is inf from the next float32 on; float16's from ln 65520 = 11.0901 on.
    assert.deepEqual(told(logits([[88.7228, 80]])), ['exponentialFloat16 0 0 elsewhere']);
    assert.deepEqual(told(logits([[88.7229, 80]])), ['exponentialFloat32 0 0 elsewhere']);
    assert.deepEqual(told(logits([[11.09, 5]])), []);
    assert.deepEqual(told(logits([[11.0902, 5]])), ['exponentialFloat16 0 0 elsewhere']);
  });
});
