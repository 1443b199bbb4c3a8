import type { ArrayProblem } from '../arrays/numericArray';

/** Characters looked at on either side of a problem. */
const reach = 60;

/**
 * Whether a hover tells a problem unasked: only where numbers were clearly meant. Lists of names, empty lists and
 * brackets that are still being typed are everywhere in code and no mistake.
 */
export function wasMeantAsNumbers(text: string, problem: ArrayProblem): boolean {
  const before = text.slice(Math.max(0, problem.start - reach), problem.start);
  const after = text.slice(problem.end, problem.end + reach);
  switch (problem.code) {
    case 'ragged':
    case 'too-large':
      return true;
    case 'empty':
      return /(?:(?:tensor|array)\d?d?\(|\b(?:logits?|scores?|probs?|probabilities|targets?|labels?)['"]?\s*[:=])\s*$/i.test(
        before,
      );
    case 'not-numeric':
      return /[\d.]\s*,\s*$/.test(before) || /^\s*,\s*[-+]?[.\d]/.test(after);
    case 'unclosed':
    case 'none':
      return false;
  }
}
