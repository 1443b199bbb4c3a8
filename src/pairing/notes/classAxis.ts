import type { NumericArray } from '../../arrays/numericArray';
import type { Diagnostic } from '../../core/diagnostic';
import { MAX_NOTED, targetLiteral, type Note, type NotedReading } from './note';
import { roundingOf, SUM_ROUNDING } from '../precision';
import { stridesOf } from '../tensor';

/** Numbers of few decimals explain almost any sum. */
const MOST_ROUNDING = 0.01;

/** The classes stand on another axis than the last, or only there do probabilities or a target sum to 1. */
export const classAxis: Note = (reading) => {
  const { draft, prepared } = reading;
  if (!prepared || prepared.shape.length < 2 || draft.refused.length > 0) return [];
  const last = prepared.shape.length - 1;
  if (draft.classAxis !== undefined && prepared.classAxis !== last)
    return [
      {
        code: 'class-axis',
        severity: 'information',
        axis: prepared.classAxis,
        axes: prepared.shape.length,
        of: 'scores',
        applied: true,
      },
    ];
  return [...misplaced(reading, 'scores'), ...misplaced(reading, 'target')];
};

function misplaced(reading: NotedReading, of: 'scores' | 'target'): readonly Diagnostic[] {
  const { draft, prepared, question, surroundings } = reading;
  const literal = of === 'scores' ? draft.scores : targetLiteral(reading);
  if (!prepared || !literal || literal.truncated || literal.values.length > MAX_NOTED) return [];
  if (of === 'scores' ? draft.scale !== 'probabilities' : question?.target?.kind !== 'distribution')
    return [];
  if (question?.loss === 'bceProbs' || literal.shape.length < 2) return [];
  const steps = of === 'scores' ? draft.steps : (draft.target?.steps ?? []);
  if (steps.some(({ effect }) => effect !== 'none')) return [];
  const { text } = surroundings;
  const last = literal.shape.length - 1;
  if (sumsToOne(text, literal, last)) return [];
  const axis = literal.shape.findIndex(
    (length, at) => at < last && length > 1 && sumsToOne(text, literal, at),
  );
  if (axis < 0) return [];
  const place = { start: literal.start, end: literal.end };
  return [
    {
      code: 'class-axis',
      severity: 'warning',
      axis,
      axes: literal.shape.length,
      of,
      applied: false,
      place,
    },
  ];
}

/** Whether every line of numbers along an axis is at least 0 and sums to 1, as far as its digits tell. */
export function sumsToOne(text: string, array: NumericArray, axis: number): boolean {
  const { shape, values } = array;
  const stride = stridesOf(shape)[axis] ?? 1;
  const length = shape[axis] ?? 1;
  if (!values.every((value) => value >= 0)) return false;
  for (let start = 0; start < values.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue;
    const elements = Array.from({ length }, (_, index) => start + index * stride);
    const sum = elements.reduce((total, element) => total + (values[element] ?? NaN), 0);
    const miss = Math.abs(sum - 1);
    // Only a sum near 1 is worth the look at its digits.
    if (!(miss <= MOST_ROUNDING + SUM_ROUNDING)) return false;
    if (miss > SUM_ROUNDING && miss > roundingOf(text, array, elements) + SUM_ROUNDING) return false;
  }
  return values.length > 0;
}
