import type { NumericArray, TextRange } from '../../arrays/numericArray';
import type { Field } from '../expressions';
import { arrayOfElements } from '../literals';
import type { ArrayKind } from '../reading';
import type { WrittenNumber } from './writtenNumber';

/**
 * What the numbers of a structure are: one for each class, for some of the candidates for a token, for each of several
 * answers, or for each token chosen along a sequence.
 */
export type StructureForm = 'classes' | 'candidates' | 'answers' | 'sequence';

/** Numbers of a structure, each with its name. */
export interface Structure {
  readonly array: NumericArray;
  readonly kind: ArrayKind;
  readonly form: StructureForm;
  /** The key that says what the numbers are. */
  readonly key: string;
  /** One for each number; empty where the structure names none. */
  readonly classNames: readonly string[];
  /** Numbers that stand for tokens without a score, and how many of them were left out. */
  readonly sentinel?: { readonly value: number; readonly count: number };
  /** The first token has no number. */
  readonly isNullFirst?: boolean;
}

/** Below this a log-probability is none: −9999 and the like stand for "not among those scored". */
const LEAST_LOG_PROBABILITY = -9_000;

/** The structure of numbers and their names; those that only stand for a missing score are left out. */
export function structureOf(
  whole: TextRange,
  named: readonly { readonly number: WrittenNumber; readonly name?: string }[],
  rest: Pick<Structure, 'kind' | 'form' | 'key' | 'isNullFirst'>,
): Structure {
  const isLogarithm = rest.kind === 'log-probabilities';
  const isMissing = ({ value }: WrittenNumber): boolean =>
    isLogarithm && Number.isFinite(value) && value <= LEAST_LOG_PROBABILITY;
  const kept = named.filter(({ number }) => !isMissing(number));
  const missing = named.find(({ number }) => isMissing(number));
  const names = kept.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return {
    ...rest,
    array: arrayOfElements(
      whole,
      [kept.length],
      kept.map(({ number }) => number),
    ),
    classNames: names.length === kept.length ? names : [],
    sentinel: missing && { value: missing.number.value, count: named.length - kept.length },
  };
}

export function fieldNamed(fields: readonly Field[], names: readonly string[]): Field | undefined {
  return fields.find(({ name }) => name !== undefined && names.includes(name));
}
