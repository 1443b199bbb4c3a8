/** What a typed formula is applied to, and what comes of it: plain data, sent to a worker and back. */

/** What the worker is asked. Every number is finite but those of `pairs`, which are as the document has them. */
export interface FormulaTask {
  /** In x and y, as the person typed it. */
  readonly formula: string;
  readonly pairs: readonly FormulaPair[];
  readonly range: FormulaRange;
  /** The formula is an error signal, and the loss that it is the derivative of is asked for. By default it is a loss. */
  readonly meaning?: 'signal';
}

/** A score and its target, as text: JSON has no NaN. */
export interface FormulaPair {
  readonly x: string;
  readonly y: string;
}

/** x from … to …, at one y. `from` is below `to`. */
export interface FormulaRange {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Longest formula that is read, in characters. */
export const longestFormula = 1000;

/** Why a formula cannot be used; `at` is the offset of the character that it is about. */
export type FormulaError =
  | { readonly code: 'empty' }
  | { readonly code: 'tooLong'; readonly length: number }
  | { readonly code: 'tooDeep' }
  | { readonly code: 'syntax'; readonly at: number; readonly detail: string }
  | { readonly code: 'unknownName'; readonly at: number; readonly name: string }
  | { readonly code: 'unknownFunction'; readonly at: number; readonly name: string }
  | {
      readonly code: 'argumentCount';
      readonly at: number;
      readonly name: string;
      readonly expected: string;
      readonly found: number;
    }
  /** Assignments, lists, texts and whatever else is no real number made of x and y. */
  | { readonly code: 'notAllowed'; readonly at: number; readonly what: string }
  | { readonly code: 'condition'; readonly at: number };

/** The formula at one place. `derivative` and `difference` are absent where there is no derivative. */
export interface FormulaPoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** ∂/∂x at the place, from the differentiated formula. */
  readonly derivative?: number;
  /** The central difference quotient there. */
  readonly difference?: number;
}

/** How the derivative and the central differences agree, over the pairs and the sampled range. */
export interface GradientCheck {
  readonly points: number;
  /** Places where the formula, the derivative or the quotient is not finite. */
  readonly leftOut: number;
  readonly largestDifference: number;
  /** Places where they differ by more than the quotient's own error, the worst first. */
  readonly disagreements: readonly FormulaPoint[];
}

/** Where a function of x is zero, as far as samples and refinement between them show. */
export interface ZeroFindings {
  readonly samples: number;
  /** Samples at which the function is not a finite number. */
  readonly notFinite: number;
  readonly atTarget: boolean;
  /** Zeros away from x = y, ascending, and stretches of samples that are all zero. */
  readonly elsewhere: readonly number[];
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  /** Places where it changes its sign without being zero. */
  readonly jumps: readonly number[];
  /** The smallest of its local minima in size that is not zero. */
  readonly nearest?: { readonly x: number; readonly value: number };
}

/** ∫ of the formula from y to x at one place: the loss of which it is the derivative, 0 at x = y. */
export interface FormulaIntegral {
  readonly value: number;
  /** How far off it may be; large where it was not settled. */
  readonly error: number;
}

export interface FormulaResult {
  readonly kind: 'result';
  /** The derivative by x, simplified. */
  readonly derivative?: string;
  /** The function or operator for which there is none. */
  readonly withoutDerivative?: string;
  readonly pairs: readonly FormulaPoint[];
  readonly table: readonly FormulaPoint[];
  readonly check?: GradientCheck;
  readonly zerosOfValue: ZeroFindings;
  readonly zerosOfDerivative?: ZeroFindings;
  /** Of an error signal, at the places of `pairs` and `table`. */
  readonly integrals?: {
    readonly pairs: readonly FormulaIntegral[];
    readonly table: readonly FormulaIntegral[];
  };
}

export type FormulaOutcome =
  | FormulaResult
  | { readonly kind: 'error'; readonly error: FormulaError }
  /** It took longer than the time given, in milliseconds. */
  | { readonly kind: 'cutOff'; readonly milliseconds: number }
  /** The worker could not be loaded, or failed. */
  | { readonly kind: 'failed'; readonly message: string };
