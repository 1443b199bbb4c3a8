export { findArrayAt, findArrayAtSteps } from './findArrayAt';
export { findArrays, findArraysSteps } from './findArrays';
export { contextWindow, tooLargeLimit } from './limits';
export { LineStates, type LineChange } from './lines/lineStates';
export type { ArrayProblem, ArrayReading, NumericArray, TextRange } from './numericArray';
export { readArrayAt } from './readArrayAt';
export { readArrayIn } from './readArrayIn';
