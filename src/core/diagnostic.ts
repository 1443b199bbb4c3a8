/** Where a diagnostic speaks of, in the document's UTF-16 offsets; absent where it speaks of the whole. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning' | 'information';

/**
 * Something a person should be told, as a code with arguments; the words are the views'.
 * `error`: no loss is computed. `warning`: it is, but it may not be what was meant.
 */
export type Diagnostic = { readonly severity: Severity; readonly place?: Place } & (
  | { readonly code: 'out-of-range'; readonly target: number; readonly classes: number; readonly row: number }
  | { readonly code: 'shape'; readonly scores: readonly number[]; readonly target: readonly number[] }
  | { readonly code: 'option'; readonly option: string; readonly range: string; readonly found: string }
  | { readonly code: 'softmax-twice' }
  /** Rows that are called logits and sum to 1, which may be by chance. */
  | { readonly code: 'logits-sum-to-1'; readonly name: string }
  | { readonly code: 'truncated'; readonly shown: number }
  | {
      readonly code: 'not-sum-1';
      readonly of: 'scores' | 'target';
      readonly sum: number;
      readonly row: number;
    }
  | { readonly code: 'not-log'; readonly largest: number }
  | { readonly code: 'all-ignored'; readonly rows: number; readonly ignoreIndex: number }
  | { readonly code: 'ignored-row'; readonly row: number; readonly ignoreIndex: number }
  | { readonly code: 'zero-probability'; readonly row: number; readonly index: number }
  | {
      readonly code: 'negative';
      readonly of: 'scores' | 'target' | 'loss';
      readonly value: number;
      readonly row: number;
    }
  /** Class indices are floating-point numbers where the framework takes integers alone. */
  | { readonly code: 'dtype' }
  | { readonly code: 'not-index'; readonly value: number; readonly row: number }
  | { readonly code: 'nan'; readonly of: 'scores' | 'target'; readonly row: number; readonly index: number }
  | { readonly code: 'infinite'; readonly row: number; readonly index: number }
  /** A number is written that no double holds: it is read as an infinity. */
  | { readonly code: 'overflow'; readonly written: string; readonly value: number }
  | { readonly code: 'masked'; readonly row: number; readonly count: number; readonly hitsTarget: boolean }
  | { readonly code: 'single-class' }
  | { readonly code: 'not-a-distribution'; readonly reason: 'shape-tuple' | 'values' }
  | { readonly code: 'operation-not-applied'; readonly operation: string }
  | { readonly code: 'outer-reduction'; readonly operation: string }
  | {
      readonly code: 'weighted-mean';
      readonly denominator: number;
      readonly rows: number;
      readonly by: 'weights' | 'rows';
    }
  | { readonly code: 'element-weight'; readonly elements: number; readonly ofPositives: boolean }
  | {
      readonly code: 'class-axis';
      readonly axis: number;
      readonly axes: number;
      readonly of: 'scores' | 'target';
      readonly applied: boolean;
    }
  | {
      readonly code: 'flat-batch';
      readonly rows: number;
      readonly classes: number;
      readonly orders: readonly ('rows' | 'classes')[];
      readonly because: 'sums' | 'target';
    }
  | { readonly code: 'per-element' }
  | { readonly code: 'row-means' }
  | { readonly code: 'gradient-ok' }
  | { readonly code: 'unknown-loss'; readonly operation: string }
  | { readonly code: 'log-positive'; readonly value: number; readonly index: number }
  | { readonly code: 'null-first' }
  | {
      readonly code: 'partial-distribution';
      readonly of: 'tokens' | 'answers';
      readonly mass: number;
      readonly rest: number;
      readonly restBound: number;
    }
  | {
      readonly code: 'sequence';
      readonly tokens: number;
      readonly sum: number;
      readonly mean: number;
      readonly perplexity: number;
    }
  | { readonly code: 'chosen-token'; readonly token: string; readonly surprisal: number }
  | { readonly code: 'sentinel'; readonly value: number; readonly count: number }
  | { readonly code: 'decimal-comma' }
  | { readonly code: 'clipped'; readonly epsilon: number; readonly by: string; readonly loss: number }
  | { readonly code: 'renormalised'; readonly by: string; readonly row: number; readonly sum: number }
  | { readonly code: 'float32'; readonly loss: number }
  | { readonly code: 'too-large'; readonly length: number; readonly limit: number }
);

export type DiagnosticCode = Diagnostic['code'];
