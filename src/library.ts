/** The pure rooms as one module: what `dist/core.mjs` exports. It runs anywhere and knows nothing of VS Code. */
export * from './core';
export { findArrayAt, findArrays, readArrayAt, readArrayIn } from './arrays';
export type { ArrayProblem, ArrayReading, NumericArray, TextRange } from './arrays/numericArray';
export { readAt, readQuestionAt } from './pairing';
export type { Choices, ReadRequest, Reading } from './pairing/reading';
export { readLens, type Lens, type LensResult } from './lens';
export { hoverDocument } from './words/hoverDocument';
export { picture } from './words/picture';
export { textReport } from './words/textReport';
