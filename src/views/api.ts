import { findArrays } from '../arrays';
import type { NumericArray } from '../arrays/numericArray';
import type { LensResult } from '../lens';
import { readLens } from '../lens';

/** What `activate()` returns: the extension's public interface, for other extensions and for tests. */
export interface LossLensApi {
  /** Raised when something is taken away or changes its meaning. */
  readonly version: 1;
  /** Every numeric array of a text, in order; offsets are UTF-16, end exclusive. */
  findArrays(text: string, languageId: string): NumericArray[];
  /** The array at an offset, its question and its answer. */
  readLens(text: string, offset: number, languageId: string): LensResult;
}

export function createApi(): LossLensApi {
  return {
    version: 1,
    findArrays,
    readLens: (text, offset, languageId) => readLens({ text, offset, languageId }),
  };
}
