import type { LossQuestion } from '../question';
import { distributionScale, isCrossEntropy } from '../report/families';
import { isIgnored } from '../report/targetOfRow';
import { firstNotFinite } from './firstNotFinite';
import type { NotFiniteFinding, NotFiniteRule } from './notFinite';

type Finding = Omit<NotFiniteFinding, 'count'>;

/** What is not finite in the rows of a loss of distributions: the first element of each row that does it. */
export function rowFindings(question: LossQuestion): Finding[] {
  const { rows, classes, scores } = question;
  const found: Finding[] = [];
  for (let row = 0; row < rows; row += 1) {
    const values = scores.subarray(row * classes, (row + 1) * classes);
    if (isIgnored(question, row)) {
      const index = firstNotFinite(values);
      if (index >= 0)
        found.push({ rule: 'ignoredNotFinite', row, index, value: values[index], when: 'elsewhere' });
      continue;
    }
    found.push(...findingsOfRow(question, values, row));
  }
  return found;
}

function findingsOfRow(question: LossQuestion, values: Float64Array, row: number): Finding[] {
  const at = (rule: NotFiniteRule, index: number, when: Finding['when'] = 'now'): Finding[] =>
    index < 0 ? [] : [{ rule, row, index, value: values[index], when }];
  const nan = values.includes(NaN) ? values.findIndex(Number.isNaN) : -1;
  if (nan >= 0) return at('nanScore', nan);
  const masses = massesOf(question, row);
  const nanMass = masses?.includes(NaN) ? masses.findIndex(Number.isNaN) : -1;
  if (nanMass >= 0) return at('nanTarget', nanMass);
  const scale = distributionScale(question);
  if (scale === 'logits') {
    const infinite = values.indexOf(Infinity);
    if (infinite >= 0) return at('infiniteLogit', infinite);
    if (values.every((value) => value === -Infinity)) return at('allMasked', 0);
  }
  if (scale === 'probabilities') {
    const negative = values.findIndex((value, index) => value < 0 && (masses?.[index] ?? 0) !== 0);
    if (negative >= 0) return at('negativeProbability', negative);
  }
  return zeroFindings(question, values, row, masses, scale === 'probabilities' ? 0 : -Infinity);
}

/** Classes of probability 0: their logarithm is −∞, and what that does depends on their share of the target. */
function zeroFindings(
  question: LossQuestion,
  values: Float64Array,
  row: number,
  masses: Float64Array | undefined,
  zero: number,
): Finding[] {
  const index = values.indexOf(zero);
  if (index < 0) return [];
  const other = (rule: NotFiniteRule, place: number, when: Finding['when']): Finding[] => [
    { rule, row, index: place, value: zero, when },
  ];
  if (masses === undefined) return other('maskedAlone', index, 'elsewhere');
  const hit = values.findIndex((value, place) => value === zero && masses[place] > 0);
  const { target, options } = question;
  if (hit >= 0 && isLogarithmicAt(question)) {
    const isShare = isCrossEntropy(question.loss) && (options.labelSmoothing ?? 0) > 0;
    const given =
      target?.kind === 'index'
        ? Number(target.indices[row] === hit)
        : target?.values[row * values.length + hit];
    return other(isShare && given === 0 ? 'maskedBySmoothing' : 'maskedTarget', hit, 'now');
  }
  return other(target?.kind === 'index' ? 'maskedOther' : 'zeroTimesInfinity', index, 'elsewhere');
}

/** Whether the loss is −Σ p log q or a divergence: infinite where q = 0 and p > 0. */
const isLogarithmicAt = ({ loss }: LossQuestion): boolean => loss === 'klDiv' || isCrossEntropy(loss);

/** Each class's share of the row's target, weights and smoothing included; undefined without a target. */
function massesOf({ target, classes, options, loss }: LossQuestion, row: number): Float64Array | undefined {
  if (target === undefined) return undefined;
  const smoothing = isCrossEntropy(loss) ? (options.labelSmoothing ?? 0) : 0;
  const weight = isCrossEntropy(loss) ? options.weight : undefined;
  const isLogarithm = loss === 'klDiv' && options.logTarget === true;
  const masses = new Float64Array(classes);
  for (let index = 0; index < classes; index += 1) {
    const given =
      target.kind === 'index' ? Number(target.indices[row] === index) : target.values[row * classes + index];
    const p = isLogarithm ? Math.exp(given) : given;
    masses[index] = (weight?.[index] ?? 1) * ((1 - smoothing) * p + smoothing / classes);
  }
  return masses;
}
