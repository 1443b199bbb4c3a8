import assert from 'node:assert/strict';
import { report as reportOf, rowReport } from '../../../src/core';
import {
  compareConventions,
  shapeRaises,
  underOtherScale,
  type ComparedConvention,
} from '../../../src/core/conventions';
import type { VariantId } from '../../../src/core/conventions/frameworkLoss';
import type { LossQuestion } from '../../../src/core/question';

const question = (given: Partial<LossQuestion> & { readonly scores: Float64Array }): LossQuestion => ({
  rows: 1,
  classes: given.scores.length,
  scale: 'logits',
  loss: 'crossEntropy',
  reduction: 'mean',
  options: {},
  ...given,
});

const floats = (...values: number[]): Float64Array => Float64Array.from(values);

function rowOf(asked: LossQuestion, variant: VariantId): ComparedConvention {
  const found = compareConventions(asked).rows.find(({ variants }) => variants.includes(variant));
  assert.ok(found, `no row for ${variant}`);
  return found;
}

const codes = ({ differences }: ComparedConvention): string[] => differences.map(({ code }) => code);

function assertNear(got: number | undefined, want: number, tolerance = 1e-6): void {
  assert.ok(
    got !== undefined && Math.abs(got - want) <= tolerance * Math.abs(want),
    `${got}, expected ${want}`,
  );
}

/** Logits, targets and weights of a public report about PyTorch, with the two figures it quotes. */
const weighted = question({
  scores: floats(2.3, 2.1, 4.5, 4.2, 3.2, 5.1),
  rows: 2,
  classes: 3,
  options: { weight: [25, 25, 100] },
});

describe('conventions compared', () => {
  it('gives PyTorch’s weighted mean by Σ w for indices and by rows for one-hot rows, as a public report quotes both', () => {
    const byIndex = rowOf({ ...weighted, target: { kind: 'index', indices: [1, 2] } }, 'pytorch');
    assertNear(byIndex.exact?.reduced, 0.8705, 1e-4);
    assert.equal(byIndex.exact?.denominator, 125);
    const oneHot = { kind: 'distribution', values: floats(0, 1, 0, 0, 0, 1) } as const;
    const byRow = rowOf({ ...weighted, target: oneHot }, 'pytorch');
    assertNear(byRow.exact?.reduced, 54.4052);
    assert.equal(byRow.exact?.denominator, 2);
  });

  it('gives Keras the same weights as one per row and divides by the rows', () => {
    const keras = rowOf({ ...weighted, target: { kind: 'index', indices: [1, 2] } }, 'keras3');
    assertNear(keras.exact?.reduced, 54.4052);
    assert.deepEqual(codes(keras), ['denominator', 'weights-by-row']);
  });

  it('gives the float32 figures that a public report quotes for Keras 2.6 and Theano', () => {
    const asked = question({
      scores: floats(0.9999999, 0.9999999, 0.0000001),
      scale: 'probabilities',
      loss: 'bceProbs',
      reduction: 'none',
      target: { kind: 'values', values: floats(0, 1, 0) },
    });
    assertNear(rowOf(asked, 'keras2').float32?.losses[0], 15.333239, 1e-7);
    assertNear(rowOf(asked, 'mathematics').float32?.losses[0], 15.942385, 1e-7);
    assertNear(rowOf(asked, 'mathematics').exact?.losses[0], 16.118095651, 1e-9);
  });

  it('renormalises rows as scikit-learn up to 1.4 does, by a public report’s figure, and not from 1.5 on', () => {
    const asked = question({
      scores: floats(0.8, 0.8, 0.2, 0.2),
      rows: 2,
      classes: 2,
      scale: 'probabilities',
      loss: 'crossEntropyProbs',
      target: { kind: 'distribution', values: floats(1, 0, 0, 1) },
    });
    assertNear(rowOf(asked, 'sklearn12').exact?.reduced, 0.6931471805599453, 1e-12);
    assertNear(rowOf(asked, 'sklearn15').exact?.reduced, -(Math.log(0.8) + Math.log(0.2)) / 2, 1e-12);
    assert.deepEqual(
      rowOf(asked, 'sklearn15').loss.raises.map(({ exception }) => exception),
      ['UserWarning'],
    );
  });

  it('finds NaN where optax multiplies 0 by −∞, and 0 in its safe function', () => {
    const asked = question({
      scores: floats(-Infinity, 0),
      reduction: 'none',
      target: { kind: 'distribution', values: floats(0, 1) },
    });
    assert.equal(rowOf(asked, 'optax').exact?.reduced, NaN);
    assert.equal(rowOf(asked, 'optaxSafe').exact?.reduced, 0);
    assert.equal(rowOf(asked, 'mathematics').exact?.reduced, 0);
    assert.deepEqual(rowOf(asked, 'optax').differences, [{ code: 'zero-times-infinity', row: 0, index: 0 }]);
  });

  it('lets optax’s label −1 be the last class and −100 be NaN, where PyTorch raises or leaves out', () => {
    const last = question({ scores: floats(1, 2, 4), target: { kind: 'index', indices: [-1] } });
    const ordinary = question({ scores: floats(1, 2, 4), target: { kind: 'index', indices: [2] } });
    assertNear(rowOf(last, 'optax').exact?.reduced, reportOf(ordinary).reduced ?? NaN, 1e-15);
    assert.deepEqual(codes(rowOf(last, 'optax')), ['wraps']);
    assert.equal(rowOf(last, 'pytorch').loss.raises[0].message, 'Target -1 is out of bounds.');
    const ignored = question({
      scores: floats(1, 2, 4, 0, 1, 0),
      rows: 2,
      classes: 3,
      target: { kind: 'index', indices: [2, -100] },
    });
    assert.equal(rowOf(ignored, 'optax').exact?.reduced, NaN);
    assert.deepEqual(rowOf(ignored, 'pytorch').exact?.leftOut, [1]);
    assert.equal(rowOf(ignored, 'pytorch').exact?.denominator, 1);
    assert.deepEqual(codes(rowOf(ignored, 'pytorch')), ['ignored-by-default']);
  });

  it('makes the mean over no row 0 in Keras 3 and NaN in PyTorch', () => {
    const asked = question({
      scores: floats(1, 2, 3),
      target: { kind: 'index', indices: [-1] },
      options: { ignoreIndex: -1 },
    });
    assert.equal(rowOf(asked, 'keras3').exact?.reduced, 0);
    assert.equal(rowOf(asked, 'pytorch').exact?.reduced, NaN);
  });

  it('gives TensorFlow’s gradient q − p for a target that sums to 2, and s·q − p elsewhere', () => {
    const target = { kind: 'distribution', values: floats(2, 0) } as const;
    const asked = question({ scores: floats(0, 0), target });
    assert.deepEqual([...(rowReport({ ...asked, convention: 'tensorflow' }, 0).gradient ?? [])], [-1.5, 0.5]);
    assert.deepEqual([...(rowReport({ ...asked, convention: 'optax' }, 0).gradient ?? [])], [-1, 1]);
    assert.ok(codes(rowOf(asked, 'tensorflow')).includes('gradient-without-mass'));
  });

  it('answers a question under the convention that was chosen: no ½, a held logarithm, a clipped probability', () => {
    const squared = question({
      scores: floats(3),
      scale: 'values',
      loss: 'mse',
      target: { kind: 'values', values: floats(1) },
    });
    assert.equal(reportOf({ ...squared, convention: 'mathematics' }).reduced, 2);
    assert.equal(reportOf({ ...squared, convention: 'pytorch' }).reduced, 4);
    assert.deepEqual([...(rowReport({ ...squared, convention: 'keras' }, 0).gradient ?? [])], [4]);
    const certain = question({
      scores: floats(0),
      scale: 'probabilities',
      loss: 'bceProbs',
      target: { kind: 'values', values: floats(1) },
    });
    assert.equal(reportOf(certain).reduced, Infinity);
    assert.equal(reportOf({ ...certain, convention: 'pytorch' }).reduced, 100);
    assertNear(reportOf({ ...certain, convention: 'keras' }).reduced, -Math.log(1e-7), 1e-12);
    assertNear(reportOf({ ...certain, convention: 'sklearn' }).reduced, 52 * Math.LN2, 1e-12);
  });

  it('keeps loss, target and gradient of a weighted row together under Keras', () => {
    const asked = { ...weighted, target: { kind: 'index', indices: [1, 2] }, convention: 'keras' } as const;
    const row = rowReport(asked, 1);
    assertNear(row.loss, (row.targetMass ?? NaN) * (row.logSumExp ?? NaN) - (row.targetScore ?? NaN), 1e-12);
    row.gradient?.forEach((value, index) =>
      assertNear(value, (row.targetMass ?? NaN) * (row.q?.[index] ?? NaN) - (row.p?.[index] ?? NaN), 1e-12),
    );
  });

  it('gives logits in the default call of Keras and scikit-learn as they take them, for probabilities', () => {
    const logits = floats(2, 1, 0.1, 0.5, 2.5, 0.3);
    const target = { kind: 'index', indices: [0, 1] } as const;
    const asked = question({ scores: logits, rows: 2, classes: 3, target });
    // As Keras 3.15.1 on TensorFlow and on JAX and scikit-learn 1.2.1, 1.6.1 and 1.9.1 gave them.
    const wanted: readonly (readonly [VariantId, number | undefined])[] = [
      ['keras3', 0.6648620294189247],
      ['keras3Jax', 0.35794333376471743],
      ['sklearn12', 0.6648620048157483],
      ['sklearn15', 2.2204460492503136e-16],
      ['sklearn19', undefined],
    ];
    const double = { ...asked, scores: logits.map((value) => 2 * value), options: { temperature: 2 } };
    for (const each of [asked, double]) {
      const other = underOtherScale(each);
      assert.equal(other?.takes, 'probabilities');
      for (const [id, want] of wanted) {
        const row: ComparedConvention | undefined = other.rows.find(({ variants }) => variants.includes(id));
        if (want === undefined)
          assert.equal(row?.loss.raises[0]?.message, 'y_prob contains values greater than 1: 2.5');
        else assertNear(row?.exact?.reduced, want, 1e-12);
      }
    }
    const binary = question({
      scores: floats(2, -1),
      loss: 'bceWithLogits',
      target: { kind: 'values', values: floats(0, 1) },
    });
    const rows = underOtherScale(binary)?.rows ?? [];
    const reduced = (id: VariantId) => rows.find(({ variants }) => variants.includes(id))?.exact?.reduced;
    assertNear(reduced('keras3'), 16.11809565, 1e-9);
    assertNear(reduced('sklearn12'), 36.04365338911715, 1e-12);
  });

  it('gives probabilities to the calls that take logits, and nothing for other losses', () => {
    const asked = question({
      scores: floats(0.7, 0.2, 0.1, 0.1, 0.8, 0.1),
      rows: 2,
      classes: 3,
      scale: 'probabilities',
      loss: 'crossEntropyProbs',
      target: { kind: 'index', indices: [0, 1] },
    });
    const other = underOtherScale(asked);
    assert.equal(other?.takes, 'logits');
    assert.deepEqual(
      other.rows.map(({ convention }) => convention),
      ['pytorch', 'optax', 'tensorflow'],
    );
    // torch.nn.functional.cross_entropy of PyTorch 1.13
    assertNear(other.rows[0].exact?.reduced, 0.7288380949369206, 1e-12);
    assert.equal(underOtherScale({ ...asked, loss: 'brier' }), undefined);
    assert.equal(underOtherScale({ ...asked, target: undefined }), undefined);
  });

  it('compares only the first rows of a large batch and says how many', () => {
    const rows = 5000;
    const asked = question({
      scores: new Float64Array(rows * 10),
      rows,
      classes: 10,
      target: { kind: 'index', indices: new Array<number>(rows).fill(3) },
    });
    const { comparedRows, rows: compared } = compareConventions(asked);
    assert.ok(comparedRows > 100 && comparedRows < rows);
    assertNear(compared[0].exact?.reduced, Math.log(10), 1e-12);
  });

  it('leaves the frameworks out, and says so, where one row is too long for their own losses', () => {
    const classes = 20_000;
    const asked = question({
      scores: new Float64Array(classes),
      loss: 'focal',
      target: { kind: 'index', indices: [3] },
    });
    const { isTooLong, rows, without } = compareConventions(asked);
    assert.deepEqual([isTooLong, rows.length, without.length], [true, 1, 0]);
    assert.equal(compareConventions({ ...asked, loss: 'crossEntropy' }).isTooLong, false);
    assert.equal(underOtherScale({ ...asked, loss: 'crossEntropy' }), undefined);
  });

  it('gives no value, and throws nothing, for options out of range in any convention', () => {
    const target = { kind: 'index', indices: [0] } as const;
    const options = [{ weight: [1] }, { weight: [-1, 1, 1] }, { labelSmoothing: 2 }, { temperature: 0 }];
    for (const each of options) {
      const { rows } = compareConventions(question({ scores: floats(1, 2, 3), target, options: each }));
      const [mathematics] = rows;
      assert.equal(mathematics.exact, undefined, JSON.stringify(each));
    }
  });

  it('says what PyTorch and Keras raise for shapes that do not fit, and warns of broadcasting', () => {
    const messages = (loss: LossQuestion['loss'], scores: number[], target: number[]) =>
      shapeRaises(loss, scores, target).map(({ raised }) => `${raised.exception}: ${raised.message}`);
    // As PyTorch 1.13 printed them.
    assert.equal(
      messages('crossEntropy', [2, 3], [3])[0],
      'ValueError: Expected input batch_size (2) to match target batch_size (3).',
    );
    assert.equal(
      messages('crossEntropy', [2, 3, 4], [2, 5])[0],
      'RuntimeError: Expected target size [2, 4], got [2, 5]',
    );
    assert.equal(
      messages('crossEntropy', [3], [2])[0],
      'RuntimeError: size mismatch (got input: [3], target: [2])',
    );
    assert.equal(
      messages('absoluteError', [2, 3], [2])[0],
      'RuntimeError: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1',
    );
    assert.equal(
      messages('squaredError', [3], [3, 1])[0],
      'UserWarning: Using a target size (torch.Size([3, 1])) that is different to the input size (torch.Size([3])). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.',
    );
  });
});
