import type { LossQuestion } from '../question';
import type { Difference } from './difference';
import { ownElements } from './elementLosses';
import type { FrameworkLoss, Source } from './frameworkLoss';
import { unrounded, type Given } from './given';
import type { Raised } from './raised';

/** Losses that a framework takes as mathematics does, by its function; float32 and float16 are not worked out. */
export function plainFurther(
  question: LossQuestion,
  functions: Partial<Record<LossQuestion['loss'], string>>,
  source: Source,
  rest: Partial<Given> = {},
): FrameworkLoss | undefined {
  const call = functions[question.loss];
  return call === undefined ? undefined : unrounded({ call, source, question, ...rest });
}

/** y as −1 and 1 where every target is 0 or 1, as Keras' hinge losses read them. */
export function signedLabels(question: LossQuestion): {
  readonly question: LossQuestion;
  readonly differences: readonly Difference[];
} {
  const { target } = question;
  const isBinary = target?.kind === 'values' && target.values.every((y) => y === 0 || y === 1);
  if (!isBinary || target.values.every((y) => y === 1)) return { question, differences: [] };
  return {
    question: { ...question, target: { kind: 'values', values: target.values.map((y) => 2 * y - 1) } },
    differences: [{ code: 'signed-labels' }],
  };
}

/** PyTorch's `soft_margin_loss`, log(1 + e^(−y x)) as it stands: ∞ where the exponential overflows. */
export function overflowingSoftMargin(given: Given): FrameworkLoss {
  const { question } = given;
  const { scores, classes, target } = question;
  const y = target?.kind === 'values' ? target.values : undefined;
  const element = y ? scores.findIndex((x, index) => Math.exp(-y[index] * x) === Infinity) : -1;
  const place = { row: Math.floor(element / classes), index: element % classes };
  const overflows: readonly Difference[] = element < 0 ? [] : [{ code: 'overflows', ...place }];
  return ownElements({ ...given, differences: overflows }, (x, label, _, { store, round }) => {
    const z = round(Math.exp(round(-store(label) * store(x))));
    // z/(1 + z) with ∞/∞, as the framework's own backward pass has it
    return { loss: store(round(Math.log(round(1 + z)))), derivative: (-label * z) / (1 + z) };
  });
}

/** Keras' squared logarithmic error: numbers below ε are lifted to it. */
export function liftedLogarithmicError(given: Given, epsilon: number): FrameworkLoss {
  const { scores, target } = given.question;
  const y = target?.kind === 'values' ? target.values : new Float64Array(0);
  const isLow = (value: number): boolean => value < epsilon;
  const elements = scores.filter(isLow).length + y.filter(isLow).length;
  const lifted: readonly Difference[] = elements === 0 ? [] : [{ code: 'lifted', epsilon, elements }];
  return ownElements({ ...given, differences: lifted }, (x, label, _, { store, round, precision }) => {
    const logOf = (value: number): number =>
      precision === 'float64' ? Math.log1p(value) : round(Math.log(round(value + 1)));
    const [held, other] = [Math.max(store(x), store(epsilon)), Math.max(store(label), store(epsilon))];
    const difference = round(logOf(held) - logOf(other));
    const slope = x >= epsilon ? (2 * difference) / (1 + held) : 0;
    return { loss: store(round(difference * difference)), derivative: slope };
  });
}

/** scikit-learn's absolute percentage error: a fraction, not percent, and |y| held to at least 2⁻⁵². */
export function fractionalError(given: Given): FrameworkLoss {
  const differences: readonly Difference[] = [{ code: 'factor', factor: 1 / 100 }];
  return ownElements({ ...given, differences }, (x, y, _, { store, round, epsilon }) => {
    const divisor = Math.max(Math.abs(store(y)), epsilon);
    const loss = round(Math.abs(round(store(x) - store(y))) / divisor);
    return { loss: store(loss), derivative: Math.sign(x - y) / divisor };
  });
}

/** Negative numbers, of which scikit-learn takes no logarithmic error. */
export function negativeRaises({ scores, target }: LossQuestion): Raised[] {
  const y = target?.kind === 'values' ? target.values : new Float64Array(0);
  const isNegative = (value: number): boolean => value < 0;
  return scores.some(isNegative) || y.some(isNegative)
    ? [
        {
          exception: 'ValueError',
          message: 'Mean Squared Logarithmic Error cannot be used when targets contain negative values.',
        },
      ]
    : [];
}
