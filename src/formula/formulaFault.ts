import type { FormulaError } from './formulaTask';

/** Thrown inside this room alone; `readFormula` turns it into its result. */
export class FormulaFault extends Error {
  constructor(readonly reason: FormulaError) {
    super(reason.code);
  }
}
