import type { NumericArray } from '../../arrays/numericArray';
import type { Diagnostic } from '../../core/diagnostic';
import type { ClassOrder } from '../reading';
import { namedIndices } from './namedIndices';
import { MAX_NOTED, targetLiteral, type Note, type NotedReading } from './note';
import { sumsToOne } from './classAxis';

/**
 * One flat vector that is a batch of rows: N·C probabilities of which each row sums to 1, or N·C scores beside N class
 * indices. Row after row, or class after class as LightGBM gives them.
 */
export const flatBatch: Note = (reading) => {
  const { draft, prepared, question } = reading;
  const { scores, steps } = draft;
  if (!prepared || scores.shape.length !== 1 || steps.length > 0 || scores.truncated) return [];
  if (scores.values.length > MAX_NOTED || scores.values.length < 4) return [];
  if (draft.scale === 'probabilities' && question?.loss !== 'bceProbs') {
    const byValues = rowsOfProbabilities(reading);
    if (byValues.length > 0) return byValues;
  }
  if (question?.target || draft.scale === 'values') return [];
  return rowsOfIndices(reading);
};

function rowsOfProbabilities({ surroundings, draft }: NotedReading): readonly Diagnostic[] {
  const { scores } = draft;
  const count = scores.values.length;
  const rows = Math.round(scores.values.reduce((sum, value) => sum + value, 0));
  if (rows < 2 || count % rows !== 0 || count / rows < 2) return [];
  const classes = count / rows;
  const cut = (shape: readonly number[]): NumericArray => ({
    start: scores.start,
    end: scores.end,
    shape,
    values: scores.values,
    truncated: false,
    elementRange: (index) => scores.elementRange(index),
    precision: scores.precision && ((index) => scores.precision?.(index)),
  });
  const { text } = surroundings;
  const orders: ClassOrder[] = [];
  if (sumsToOne(text, cut([rows, classes]), 1)) orders.push('rows');
  if (sumsToOne(text, cut([classes, rows]), 0)) orders.push('classes');
  if (orders.length === 0) return [];
  const found: Diagnostic = {
    code: 'flat-batch',
    severity: 'warning',
    rows,
    classes,
    orders,
    because: 'sums',
  };
  const sum = scores.values.reduce((total, value) => total + value, 0);
  return [found, { code: 'not-sum-1', severity: 'warning', of: 'scores', sum, row: 0 }];
}

/** So many class indices stand beside the scores, or are their target, that each is one of several rows. */
function rowsOfIndices(reading: NotedReading): readonly Diagnostic[] {
  const count = reading.draft.scores.values.length;
  const own = targetLiteral(reading);
  for (const literal of own ? [own] : namedIndices(reading)) {
    const rows = literal.values.length;
    const classes = count / rows;
    if (literal.shape.length !== 1 || rows < 2 || !Number.isInteger(classes) || classes < 2) continue;
    if (!literal.values.every((value) => Number.isInteger(value) && value >= 0 && value < classes)) continue;
    return [
      {
        code: 'flat-batch',
        severity: 'information',
        rows,
        classes,
        orders: ['rows', 'classes'],
        because: 'target',
      },
    ];
  }
  return [];
}
