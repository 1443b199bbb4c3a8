/**
 * An explanation as data: text and tables, the same for the panel, the terminal and a document. It holds no HTML and
 * survives JSON. What is computed stands in `core/explanations`, how it is said in `words/explanations`.
 */

import type { FormulaTask } from './formula/formulaTask';

/** Words with emphasis: plain text, strong text or code; never HTML. */
export interface TextRun {
  readonly text: string;
  readonly style?: 'strong' | 'code';
}

/** The explanations there are, in the order in which they are offered. */
export const explanationIds = [
  'derivation',
  'expectedValue',
  'notFinite',
  'softmaxTwice',
  'frameworks',
  'gradientCheck',
  'oneSample',
  'whatSetsItApart',
  'errorSignal',
  'moreFigures',
  'formula',
] as const;

export type ExplanationId = (typeof explanationIds)[number];

export type ExplanationBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly runs: readonly TextRun[];
      /** Said by a sign as well as by colour. */
      readonly severity?: 'error' | 'warning' | 'information';
    }
  /** Lines of a derivation, each following from the one above. */
  | { readonly kind: 'steps'; readonly steps: readonly (readonly TextRun[])[] }
  | ExplanationTable;

export interface ExplanationTable {
  readonly kind: 'table';
  /** What the table shows: its accessible name. */
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly align: 'start' | 'end' }[];
  readonly rows: readonly ExplanationTableRow[];
  /** Said below, e.g. how many rows were left out. */
  readonly note?: string;
}

export interface ExplanationTableRow {
  readonly cells: readonly string[];
  /** Set on rows to be looked at: a match, a difference, the row in use. Drawn as a sign with this text. */
  readonly mark?: string;
}

/** Something that the person may give. Its value is text; a wrong one is told by `error` and nothing is computed from it. */
export type ExplanationInput =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly placeholder?: string;
      readonly error?: string;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  /** A press sets the input to its value, e.g. the next seed. */
  | { readonly kind: 'button'; readonly id: string; readonly label: string; readonly value: string };

export interface Explanation {
  readonly id: ExplanationId;
  readonly title: string;
  readonly inputs: readonly ExplanationInput[];
  readonly blocks: readonly ExplanationBlock[];
  /** A typed formula for the panel's worker; what comes of it is shown below the blocks. */
  readonly formula?: FormulaTask;
}

/** What the person gave, by the input's id. */
export type ExplanationValues = Readonly<Record<string, string>>;
