import type { Diagnostic } from '../diagnostic';
import type { LossQuestion } from '../question';
import { diagnoseElements } from './diagnoseElements';
import { diagnoseLosses } from './diagnoseLosses';
import { diagnoseOptions, diagnoseShape } from './diagnoseOptions';
import { diagnoseScores } from './diagnoseScores';
import { diagnoseTargets } from './diagnoseTargets';
import { comparesValues } from './families';
import { isIgnored } from './targetOfRow';

export interface DiagnoseOptions {
  /**
   * How far the sum of a row of probabilities may be from 1, for the precision it was written in.
   * Default 10⁻⁶ per class, which numbers of six decimals keep.
   */
  readonly tolerance?: number;
}

/** Of each code at most this many are given, for the first rows that have it: a batch may have thousands. */
export const diagnosticsPerCode = 100;

/**
 * What a person should be told about the numbers of a question, without places. Errors, for which no loss can be
 * claimed, are a wrong shape, an option out of its range, and a target that is no index or out of range; everything
 * else is computed by the non-finite policy and told as a warning or as information.
 */
export function diagnose(question: LossQuestion, { tolerance }: DiagnoseOptions = {}): Diagnostic[] {
  const errors = [...diagnoseShape(question), ...diagnoseOptions(question)];
  if (errors.some(({ code }) => code === 'shape')) return errors;
  if (comparesValues(question.loss)) return limited([...errors, ...diagnoseElements(question)]);
  const allowed = tolerance ?? 1e-6 * question.classes;
  const diagnostics = [
    ...errors,
    ...diagnoseTargets(question, allowed),
    ...diagnoseIgnored(question),
    ...diagnoseScores(question, allowed),
  ];
  const isAnswerable = diagnostics.every(({ severity }) => severity !== 'error');
  return limited(isAnswerable ? [...diagnostics, ...diagnoseLosses(question, allowed)] : diagnostics);
}

function diagnoseIgnored(question: LossQuestion): Diagnostic[] {
  const { rows, options } = question;
  const ignoreIndex = options.ignoreIndex;
  const ignored = Array.from({ length: rows }, (_, row) => row).filter((row) => isIgnored(question, row));
  if (ignoreIndex === undefined || ignored.length === 0) return [];
  if (ignored.length === rows) return [{ code: 'all-ignored', severity: 'warning', rows, ignoreIndex }];
  return ignored.map((row) => ({ code: 'ignored-row', severity: 'information', row, ignoreIndex }));
}

function limited(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>();
  return diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= diagnosticsPerCode;
  });
}
