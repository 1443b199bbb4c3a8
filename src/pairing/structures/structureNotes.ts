import type { NumericArray } from '../../arrays/numericArray';
import type { Diagnostic } from '../../core/diagnostic';
import { fieldsOf, type Expression } from '../expressions';
import { roundingOf } from '../precision';
import { chosenIn, chosenOf, isListOfTokens } from './sequences';
import type { Structure } from './structure';
import type { FoundStructure } from './structureAt';
import type { ScoredToken } from './tokens';

/** What is told of the numbers of a language model beside what they are. */
export function structureNotes(text: string, found: FoundStructure): readonly Diagnostic[] {
  const { structure } = found;
  const { form, array, sentinel, isNullFirst } = structure;
  const notes: Diagnostic[] = [];
  if (sentinel) notes.push({ code: 'sentinel', severity: 'information', ...sentinel });
  if (isNullFirst) notes.push({ code: 'null-first', severity: 'information' });
  if (form === 'sequence') return [...notes, ...sequenceNotes([...array.values], array)];
  if (form === 'candidates' || form === 'answers') notes.push(...partialNote(text, structure));
  if (form === 'candidates') notes.push(...chosenNotes(found));
  return notes;
}

/** Sum, mean and perplexity of log-probabilities along a sequence; none of them where one is positive. */
export function sequenceNotes(values: readonly number[], array?: NumericArray): readonly Diagnostic[] {
  const positive = values.findIndex((value) => value > 0);
  if (positive >= 0) {
    const place = array?.elementRange(positive);
    const value = values[positive] ?? NaN;
    return [{ code: 'log-positive', severity: 'warning', value, index: positive, place }];
  }
  if (values.length === 0) return [];
  const sum = values.reduce((total, value) => total + value, 0);
  const mean = sum / values.length;
  return [
    {
      code: 'sequence',
      severity: 'information',
      tokens: values.length,
      sum,
      mean,
      perplexity: Math.exp(-mean),
    },
  ];
}

/** What the listed numbers leave to all others, and how far their own digits leave that open. */
function partialNote(text: string, { array, kind, form }: Structure): readonly Diagnostic[] {
  const isLogarithm = kind === 'log-probabilities';
  if (!isLogarithm && kind !== 'probabilities') return [];
  const probabilities = [...array.values].map((value) => (isLogarithm ? Math.exp(value) : value));
  const mass = probabilities.reduce((sum, value) => sum + value, 0);
  const restBound = probabilities.reduce((sum, probability, index) => {
    const rounding = array.precision?.(index) ?? roundingOf(text, array, [index]);
    return sum + (isLogarithm ? probability * rounding : rounding);
  }, 0);
  if (Math.abs(1 - mass) <= restBound + 1e-9 || mass > 1) return [];
  return [
    {
      code: 'partial-distribution',
      severity: 'information',
      of: form === 'answers' ? 'answers' : 'tokens',
      mass,
      rest: Math.max(0, 1 - mass),
      restBound,
    },
  ];
}

/** The token chosen among these candidates, and the sequence that it is one of. */
function chosenNotes({ around }: FoundStructure): readonly Diagnostic[] {
  const [holder, list] = around;
  const chosen = holder && isPlace(holder) ? chosenIn(holder) : undefined;
  const notes: Diagnostic[] = [];
  const surprisal = chosen && -logProbabilityOf(chosen);
  if (chosen && surprisal !== undefined)
    notes.push({ code: 'chosen-token', severity: 'information', token: chosen.name, surprisal });
  if (list?.kind !== 'list' || !isListOfTokens(list, undefined)) return notes;
  const sequence = chosenOf(list);
  if (!sequence || sequence.length < 2) return notes;
  return [...notes, ...sequenceNotes(sequence.map(logProbabilityOf))];
}

/** An object or call with fields: one place of a sequence. */
function isPlace(expression: Expression): boolean {
  return fieldsOf(expression) !== undefined;
}

function logProbabilityOf({ kind, number }: ScoredToken): number {
  return kind === 'probabilities' ? Math.log(number.value) : number.value;
}
