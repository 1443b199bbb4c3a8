/** Why a framework's result is not that of mathematics, as data; the views word it. */
export type Difference =
  /** The squared error has no ½, or has one where mathematics was asked for none. */
  | { readonly code: 'half'; readonly has: boolean }
  | {
      readonly code: 'denominator';
      readonly mathematics: number;
      readonly framework: number;
    }
  /** Rows left out since their index is the framework's own default. */
  | { readonly code: 'ignored-by-default'; readonly ignoreIndex: number; readonly rows: number }
  /** Rows that mathematics leaves out and the framework does not, since it knows no ignore index. */
  | { readonly code: 'no-ignore-index'; readonly ignoreIndex: number; readonly rows: number }
  /** Logarithms held to at least `limit`. */
  | { readonly code: 'log-held'; readonly limit: number; readonly elements: number }
  /** Probabilities held to ε … 1 − ε; `added`: ε is added once more inside the logarithm. */
  | { readonly code: 'clipped'; readonly epsilon: number; readonly elements: number; readonly added: boolean }
  /** The target too is held to ε … 1. */
  | { readonly code: 'target-clipped'; readonly epsilon: number; readonly elements: number }
  /** Rows divided by their sum before or after they are clipped. */
  | {
      readonly code: 'renormalised';
      readonly when: 'before' | 'after';
      readonly row: number;
      readonly sum: number;
    }
  /** 0 · ∞ is NaN, not 0. */
  | { readonly code: 'zero-times-infinity'; readonly row: number; readonly index: number }
  /** A negative index counts from the end. */
  | { readonly code: 'wraps'; readonly row: number; readonly label: number; readonly to: number }
  /** An index out of range gives NaN, or a row that counts 0. */
  | { readonly code: 'fills-nan'; readonly row: number; readonly label: number }
  | { readonly code: 'counts-zero'; readonly row: number; readonly label: number }
  /** The gradient is q − p also where p sums to s, not s·q − p. */
  | { readonly code: 'gradient-without-mass'; readonly row: number; readonly mass: number }
  /** An index that is no class is taken as another one. */
  | { readonly code: 'taken-as'; readonly row: number; readonly label: number; readonly to: number }
  /** Options that the framework's function does not have: the caller has to apply them. */
  | { readonly code: 'no-option'; readonly option: 'weight' | 'labelSmoothing' | 'posWeight' | 'temperature' }
  /** Class weights are given as one weight per row, w of its class. */
  | { readonly code: 'weights-by-row'; readonly argument: string }
  /** The mean is NaN where no row is left, and was 0 in versions up to the one named. */
  | { readonly code: 'nan-for-none'; readonly zeroUpTo: string }
  /** An exponential overflows, so that the loss is ∞. */
  | { readonly code: 'overflows'; readonly row: number; readonly index: number }
  /** Numbers below ε are taken as ε. */
  | { readonly code: 'lifted'; readonly epsilon: number; readonly elements: number }
  /** The loss is that of mathematics times a factor. */
  | { readonly code: 'factor'; readonly factor: number }
  /** Labels 0 and 1 are read as −1 and 1. */
  | { readonly code: 'signed-labels' }
  /** The mean is 0, not NaN, where no row is left. */
  | { readonly code: 'zero-for-none' }
  /** Up to a version, not in what is computed here, the mean divides by the rows that are left and ε more. */
  | { readonly code: 'divided-by-more'; readonly epsilon: number; readonly upTo: string }
  /** The function takes one-hot targets alone. */
  | { readonly code: 'needs-one-hot' }
  /** The call names an argument, since the framework's own default is another one. */
  | { readonly code: 'own-default'; readonly argument: string; readonly value: string }
  /** ε of the framework in place of another one. */
  | { readonly code: 'own-epsilon'; readonly epsilon: number }
  /** The lead over the other classes alone, where mathematics' maximum is over them and 0. */
  | { readonly code: 'without-zero' }
  /** The loss is that of mathematics and a constant more. */
  | { readonly code: 'offset'; readonly offset: number }
  /** A target of 1 alone is read as −1. */
  | { readonly code: 'one-label' }
  /** With label smoothing index targets have to be made one-hot first. */
  | { readonly code: 'one-hot-first' };

export type DifferenceCode = Difference['code'];
