import { findArrays } from '../../arrays/findArrays';
import type { NumericArray } from '../../arrays/numericArray';
import { rowReport } from '../../core';
import type { LossQuestion } from '../../core/question';
import { shiftedArray } from '../literals';
import { writtenPrecision } from '../precision';
import { targetLiteral, type Note } from './note';

/** Characters behind the scores in which a printed gradient is looked for. */
const REACH = 4_000;
const MAX_ROWS = 200;

/** A gradient that the text prints is the one that follows from its numbers. */
export const gradientBeside: Note = (reading) => {
  const { surroundings, draft, question, prepared } = reading;
  if (!question?.target || !prepared || question.rows > MAX_ROWS || draft.steps.length > 0) return [];
  const { text, languageId } = surroundings;
  const from = draft.scores.end;
  const behind = text.slice(from, from + REACH);
  if (!/grad/i.test(behind)) return [];
  const gradient = gradientOf(question);
  if (!gradient) return [];
  const own = targetLiteral(reading)?.start;
  for (const found of findArrays(behind, languageId)) {
    const array = shiftedArray(found, from);
    if (array.start === own || array.values.length !== gradient.length || array.truncated) continue;
    const { start, end } = array;
    if (
      isPrintOf(text, array, gradient, prepared.layout.elementIndex.bind(prepared.layout), question.classes)
    )
      return [{ code: 'gradient-ok', severity: 'information', place: { start, end } }];
  }
  return [];
};

/** Of the reduced loss, row after row; undefined where a row has none. */
function gradientOf(question: LossQuestion): Float64Array | undefined {
  const all = new Float64Array(question.scores.length);
  for (let row = 0; row < question.rows; row++) {
    const { gradient, gradientFactor } = rowReport(question, row);
    if (!gradient) return undefined;
    all.set(
      gradient.map((value) => value * gradientFactor),
      row * question.classes,
    );
  }
  return all.some((value) => value !== 0) ? all : undefined;
}

/** Single precision is what most of them were worked out in. */
const FLOAT32 = 1e-6;

function isPrintOf(
  text: string,
  array: NumericArray,
  gradient: Float64Array,
  elementIndex: (row: number, classIndex: number) => number,
  classes: number,
): boolean {
  return gradient.every((value, place) => {
    const element = elementIndex(Math.floor(place / classes), place % classes);
    const written = array.values[element] ?? NaN;
    const { start, end } = array.elementRange(element);
    const allowed = writtenPrecision(text.slice(start, end), written);
    return Math.abs(written - value) <= allowed + FLOAT32 * Math.abs(value);
  });
}
