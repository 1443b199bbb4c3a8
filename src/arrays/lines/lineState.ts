import type { RegionRule } from '../syntax';

/** What is open where a line begins. */
export interface LineState {
  /** The comment or string that is open. */
  readonly rule: RegionRule | undefined;
  /** For each template string around whose `${…}` is open, the braces open in it; the outermost first. */
  readonly templates: readonly number[];
  /** Whether a bracket would be a subscript. */
  readonly afterOperand: boolean;
}

/** Nothing is open, as at the start of a text. */
export const plainLine: LineState = { rule: undefined, templates: [], afterOperand: false };

export function isSameState(a: LineState, b: LineState): boolean {
  if (a === b) return true;
  return (
    a.afterOperand === b.afterOperand &&
    isSameRule(a.rule, b.rule) &&
    a.templates.length === b.templates.length &&
    a.templates.every((depth, index) => depth === b.templates[index])
  );
}

function isSameRule(a: RegionRule | undefined, b: RegionRule | undefined): boolean {
  return a === b || (a?.kind === b?.kind && a?.close === b?.close && a?.escapes === b?.escapes);
}
