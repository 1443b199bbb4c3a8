import type { Explanation, ExplanationId, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';

/** One explanation: a file of its own, registered in `index.ts`. */
export interface ExplanationMaker {
  readonly id: ExplanationId;
  /** In a pick list and as the heading, e.g. `Expected another value?`. */
  label(): string;
  /** Whether it says anything about this array; one that does not is not offered. */
  applies(lens: Lens): boolean;
  /**
   * The explanation of the lens' row (or batch) with the person's inputs. Wrong input gives an input with `error`,
   * never a throw. Takes less than 50 ms.
   */
  explain(lens: Lens, values: ExplanationValues): Explanation;
}
