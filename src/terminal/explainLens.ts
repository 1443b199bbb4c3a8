import { t } from '@vscode/l10n';
import { explanationIds, type Explanation, type ExplanationId, type ExplanationValues } from '../explanation';
import { runFormula } from '../formula/runFormula';
import type { Lens } from '../lens';
import { explain, offeredExplanations } from '../words/explanations';
import { explanationText } from '../words/explanations/explanationText';
import { withFormulaOutcome } from '../words/explanations/formulaOutcome';
import type { Terminal } from './runLens';

/** What `--explain` asks for: an explanation, or which there are. */
export interface ExplainRequest {
  readonly id: ExplanationId | 'list';
  readonly values: ExplanationValues;
}

/**
 * Takes `--explain ID` and every `--input NAME=VALUE` apart.
 * @returns the request, or what is wrong with it
 */
export function explainRequest(id: string, inputs: readonly string[]): ExplainRequest | string {
  const known = [...explanationIds, 'list' as const].find((each) => each === id);
  if (known === undefined) {
    return t('--explain expects one of {0}; found {1}.', ['list', ...explanationIds].join(', '), id);
  }
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const split = input.indexOf('=');
    if (split <= 0) return t('--input expects NAME=VALUE; found {0}.', input);
    values[input.slice(0, split)] = input.slice(split + 1);
  }
  return { id: known, values };
}

/**
 * Prints an explanation of the array, or the list of those offered.
 * @returns the exit code: 0 if it was explained, 1 if there is nothing to say or an input is wrong
 */
export function explainLens(lens: Lens, { id, values }: ExplainRequest, terminal: Terminal): number {
  const offered = offeredExplanations(lens);
  if (id === 'list') {
    if (offered.length === 0) terminal.complain(t('Nothing is explained about this array.'));
    for (const each of offered) terminal.print(`${each.id}  ${each.label}`);
    return offered.length === 0 ? 1 : 0;
  }
  const explanation = explain(lens, id, values);
  if (!explanation) {
    const others = offered.map((each) => each.id).join(', ');
    terminal.complain(t('{0} says nothing about this array. Offered: {1}.', id, others || t('nothing')));
    return 1;
  }
  const known = explanation.inputs.map((input) => input.id);
  const unknown = Object.keys(values).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    terminal.complain(
      t('{0} takes {1}; found {2}.', id, known.join(', ') || t('no input'), unknown.join(', ')),
    );
    return 1;
  }
  const wrong = wrongChoice(explanation, values);
  if (wrong !== undefined) {
    terminal.complain(wrong);
    return 1;
  }
  const shown = withFormula(explanation);
  terminal.print(explanationText(shown));
  return shown.inputs.some((input) => input.kind === 'text' && input.error !== undefined) ? 1 : 0;
}

/** The panel offers its choices alone; here anything can be typed, and nothing else is to be shown in its place. */
function wrongChoice({ inputs }: Explanation, values: ExplanationValues): string | undefined {
  for (const input of inputs) {
    const given = Object.hasOwn(values, input.id) ? values[input.id] : undefined;
    if (given === undefined) continue;
    // A button counts up from the number given.
    if (input.kind === 'button' && !/^[1-9]\d{0,8}$/.test(given))
      return t('{0} expects a whole number above 0; found {1}.', input.id, given);
    if (input.kind !== 'choice') continue;
    const options = input.options.map(({ value }) => value);
    if (!options.includes(given))
      return t('{0} expects one of {1}; found {2}.', input.id, options.join(', '), given);
  }
  return undefined;
}

/** Worked out here where the panel has a worker to end: a terminal's program can be stopped by its keys. */
function withFormula(explanation: Explanation): Explanation {
  const { formula } = explanation;
  return formula ? withFormulaOutcome(explanation, formula, runFormula(formula)) : explanation;
}
