import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roundToFloat16 } from '../../../src/core/conventions';
import { answerOf, roundedAnswerOf } from '../../../src/core/conventions/answer';
import { float32 } from '../../../src/core/conventions/arithmetic';
import { gradientUnder, rowReport } from '../../../src/core/conventions/report';
import { rowReport as rowReportOfMathematics } from '../../../src/core/report/rowReport';
import { stops } from '../../../src/core/conventions/raised';
import { variants } from '../../../src/core/conventions/variants';
import type {
  LossName,
  LossOptions,
  LossQuestion,
  Reduction,
  Scale,
  Target,
} from '../../../src/core/question';

type Wire = number | string;

interface FixtureCase {
  readonly variant: string;
  readonly question: {
    readonly loss: LossName;
    readonly scale: Scale;
    readonly rows: number;
    readonly classes: number;
    readonly scores: readonly Wire[];
    readonly target: { readonly kind: Target['kind']; readonly values: readonly Wire[] };
    readonly reduction: Reduction;
    readonly meanOver?: 'rows';
    readonly options: LossOptions;
  };
  readonly expected: {
    readonly reduced?: Wire | null;
    readonly losses?: readonly Wire[];
    readonly gradient?: readonly Wire[];
    /** Of the sum of the losses. */
    readonly sumGradient?: readonly Wire[];
    readonly float32?: Wire | null;
    readonly raises?: { readonly exception: string; readonly message: string };
    readonly withoutLabels?: boolean;
  };
}

/** What PyTorch 1.13 and scikit-learn 1.2 gave, and Keras' formulas in NumPy: see frameworks.py beside it. */
const fixture: {
  readonly cases: readonly FixtureCase[];
  readonly float16: readonly (readonly [number, Wire])[];
} = JSON.parse(readFileSync(join('test', 'fixtures', 'conventions', 'frameworks.json'), 'utf8'));

/** What newer frameworks gave: see newer.py beside them. */
const newer = ['keras3', 'keras3Jax', 'keras2', 'optax', 'tensorflow', 'pytorch', 'sklearn15', 'sklearn19'];
const cases: readonly FixtureCase[] = [
  ...fixture.cases,
  ...newer.flatMap((name): readonly FixtureCase[] =>
    JSON.parse(readFileSync(join('test', 'fixtures', 'conventions', `${name}.json`), 'utf8')),
  ),
];

const number = (value: Wire): number => Number(value);
const numbers = (values: readonly Wire[]): number[] => values.map(number);

function isClose(got: number | undefined, want: number, tolerance: number, absolute = 1e-300): boolean {
  if (got === undefined) return false;
  if (Object.is(got, want) || got === want || (Number.isNaN(got) && Number.isNaN(want))) return true;
  return Math.abs(got - want) <= absolute + tolerance * Math.abs(want);
}

function questionOf({ question }: FixtureCase): LossQuestion {
  const { kind, values } = question.target;
  const target: Target =
    kind === 'index'
      ? { kind, indices: numbers(values) }
      : kind === 'distribution'
        ? { kind, values: Float64Array.from(numbers(values)) }
        : { kind: 'values', values: Float64Array.from(numbers(values)) };
  return {
    scores: Float64Array.from(numbers(question.scores)),
    rows: question.rows,
    classes: question.classes,
    scale: question.scale,
    loss: question.loss,
    reduction: question.reduction,
    meanOver: question.meanOver,
    options: question.options,
    target,
  };
}

/** Losses whose order of operations is not followed, so that there is no float32 result. */
const unrounded: readonly LossName[] = ['poissonNll', 'gaussianNll', 'multiClassHinge'];

/** Keras on JAX takes the mean over the last axis in float32, also of doubles. */
const isSingle = ({ question, variant }: FixtureCase): boolean =>
  variant === 'keras3Jax' && question.target.kind === 'values' && question.loss !== 'cosineDistance';

/** PyTorch takes log(1 − x) without log1p, which loses digits of x. */
const toleranceOf = (each: FixtureCase): number =>
  isSingle(each) ? 2e-7 : each.question.loss === 'bceProbs' ? 1e-6 : 1e-12;

/** Keras has log 2 in float32 for log cosh. */
const absoluteOf = ({ question, variant }: FixtureCase): number =>
  question.loss === 'logCosh' && variant.startsWith('keras') ? 4e-9 : 1e-14;

const told = ({ variant, question }: FixtureCase, index: number): string =>
  `case ${index}, ${variant} ${question.loss} ${JSON.stringify(question)}`;

function lossOf(each: FixtureCase) {
  const variant = variants.find(({ id }) => id === each.variant);
  assert.ok(variant, each.variant);
  const loss = variant.lossOf(questionOf(each));
  assert.ok(loss, `${each.variant} has no ${each.question.loss}`);
  return loss;
}

describe('conventions', () => {
  it('gives the losses and the reduced loss that each framework gives', () => {
    cases.forEach((each, index) => {
      const { expected } = each;
      if (expected.raises) return;
      const loss = lossOf(each);
      const answer = answerOf(loss);
      const what = told(each, index);
      assert.ok(answer, `${what}: ${JSON.stringify(loss.raises)}`);
      if (expected.losses) {
        numbers(expected.losses).forEach((want, unit) =>
          assert.ok(
            isClose(answer.losses[unit], want, toleranceOf(each), absoluteOf(each)),
            `${what}: unit ${unit} ${answer.losses[unit]} ≠ ${want}`,
          ),
        );
      }
      if (expected.reduced === null || expected.reduced === undefined) return;
      const want = number(expected.reduced);
      assert.ok(
        isClose(answer.reduced, want, toleranceOf(each), absoluteOf(each)),
        `${what}: ${answer.reduced} ≠ ${want}`,
      );
    });
  });

  it('gives the gradient of the reduced loss that PyTorch gives', () => {
    cases.forEach((each, index) => {
      const { expected } = each;
      if (!expected.gradient) return;
      const question: LossQuestion = { ...questionOf(each), convention: 'pytorch' };
      const want = numbers(expected.gradient);
      for (let row = 0; row < question.rows; row += 1) {
        const { gradient, gradientFactor } = rowReport(question, row);
        assert.ok(gradient);
        gradient.forEach((value, at) => {
          const wanted = want[row * question.classes + at];
          assert.ok(
            isClose(value * gradientFactor, wanted, toleranceOf(each), 1e-12),
            `${told(each, index)}: row ${row} class ${at} ${value * gradientFactor} ≠ ${wanted}`,
          );
        });
      }
    });
  });

  it('gives the gradient of the sum of the losses that each framework gives', () => {
    cases.forEach((each, index) => {
      const { expected } = each;
      if (!expected.sumGradient) return;
      const loss = lossOf(each);
      const { rows, classes } = loss.question;
      const want = numbers(expected.sumGradient);
      for (let row = 0; row < rows; row += 1) {
        const gradient = gradientUnder(loss, rowReportOfMathematics(loss.question, row));
        assert.ok(gradient, told(each, index));
        gradient.forEach((value, at) => {
          const wanted = want[row * classes + at];
          assert.ok(
            isClose(value, wanted, isSingle(each) ? 2e-7 : 1e-9, 1e-12),
            `${told(each, index)}: row ${row} class ${at} ${value} ≠ ${wanted}`,
          );
        });
      }
    });
  });

  it('gives the float32 result that each framework gives, to a few units in the last place', () => {
    cases.forEach((each, index) => {
      const { expected } = each;
      if (expected.float32 === null || expected.float32 === undefined) return;
      const loss = lossOf(each);
      if (!loss.roundedUnit) {
        assert.ok(unrounded.includes(each.question.loss), told(each, index));
        return;
      }
      const rounded = roundedAnswerOf(loss, float32);
      const want = number(expected.float32);
      assert.ok(
        isClose(rounded?.reduced, want, 8 * 2 ** -23, 4 * 2 ** -23),
        `${told(each, index)}: ${rounded?.reduced} ≠ ${want}`,
      );
    });
  });

  it('says what PyTorch and scikit-learn raise in their own words', () => {
    cases.forEach((each, index) => {
      const { expected } = each;
      const { raises } = lossOf(each);
      if (!expected.raises) {
        assert.deepEqual(raises.filter(stops), [], told(each, index));
        return;
      }
      const { exception, message } = expected.raises;
      assert.equal(raises[0]?.exception, exception, told(each, index));
      if (each.variant === 'keras3') {
        // TensorFlow puts the place before the message and the operation after it.
        const oneSpace = raises[0].message.replace(/\s+/g, ' ');
        assert.ok(message.includes(oneSpace), `${told(each, index)}: ${message}`);
      } else assert.equal(raises[0].message, message, told(each, index));
      assert.equal(stops(raises[0]), expected.withoutLabels !== true || raises[0].unless === undefined);
    });
  });

  it('rounds to float16 as NumPy does', () => {
    for (const [value, want] of fixture.float16) {
      assert.ok(
        Object.is(roundToFloat16(number(value)), number(want)),
        `${value}: ${roundToFloat16(number(value))} ≠ ${want}`,
      );
    }
  });
});
