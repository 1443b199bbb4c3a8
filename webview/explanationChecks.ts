/** Checks of explanations. */
import {
  explanationIds,
  type Explanation,
  type ExplanationBlock,
  type ExplanationInput,
  type ExplanationTable,
  type ExplanationTableRow,
  type TextRun,
} from '../src/explanation';
import type { FormulaPair, FormulaRange, FormulaTask } from '../src/formula/formulaTask';
import { anyOf, listOf, number, object, oneOf, optional, text } from './checks';

export const run = object<TextRun>({ text, style: optional(oneOf('strong', 'code')) });
export const explanationId = oneOf(...explanationIds);
const input = anyOf<ExplanationInput>(
  object<Extract<ExplanationInput, { kind: 'text' }>>({
    kind: oneOf('text'),
    id: text,
    label: text,
    value: text,
    placeholder: optional(text),
    error: optional(text),
  }),
  object<Extract<ExplanationInput, { kind: 'choice' }>>({
    kind: oneOf('choice'),
    id: text,
    label: text,
    value: text,
    options: listOf(object<{ value: string; label: string }>({ value: text, label: text })),
  }),
  object<Extract<ExplanationInput, { kind: 'button' }>>({
    kind: oneOf('button'),
    id: text,
    label: text,
    value: text,
  }),
);
const block = anyOf<ExplanationBlock>(
  object<Extract<ExplanationBlock, { kind: 'heading' }>>({ kind: oneOf('heading'), text }),
  object<Extract<ExplanationBlock, { kind: 'text' }>>({
    kind: oneOf('text'),
    runs: listOf(run),
    severity: optional(oneOf('error', 'warning', 'information')),
  }),
  object<Extract<ExplanationBlock, { kind: 'steps' }>>({ kind: oneOf('steps'), steps: listOf(listOf(run)) }),
  object<ExplanationTable>({
    kind: oneOf('table'),
    caption: text,
    columns: listOf(
      object<ExplanationTable['columns'][number]>({ heading: text, align: oneOf('start', 'end') }),
    ),
    rows: listOf(object<ExplanationTableRow>({ cells: listOf(text), mark: optional(text) })),
    note: optional(text),
  }),
);
export const explanation = object<Explanation>({
  id: explanationId,
  title: text,
  inputs: listOf(input),
  blocks: listOf(block),
  formula: optional(
    object<FormulaTask>({
      formula: text,
      pairs: listOf(object<FormulaPair>({ x: text, y: text })),
      range: object<FormulaRange>({ from: number, to: number, y: number }),
      meaning: optional(oneOf('signal')),
    }),
  ),
});
