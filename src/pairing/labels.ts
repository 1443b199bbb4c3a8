import type { TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import { numberOf } from './expressionSyntax';
import type { Binding, Program, Scope } from './program';
import { askedAtPrompt, beforeHeaders, isHeading } from './printHeaders';
import type { Token } from './tokens';

/** A value with a name before it, in a log, in prose or in a comment: `label=1`, `logits: tensor([…])`. */
export interface Labelled extends TextRange {
  readonly name: string;
  readonly value: Expression;
  /** Between name and value stands `=` or `:`. */
  readonly hasSeparator: boolean;
}

const wrapperWords = new Set([
  'tensor',
  'array',
  'Tensor',
  'Array',
  'np',
  'torch',
  'numpy',
  'tf',
  'jnp',
  '.',
  '(',
]);
const MAX_LABEL_WORDS = 3;

/** Every named value of a run of tokens. */
export function labelledValues(tokens: readonly Token[]): readonly Labelled[] {
  const found: Labelled[] = [];
  tokens.forEach((token, index) => {
    const value = valueAt(tokens, index);
    if (!value) return;
    const label = labelBefore(tokens, value.from);
    if (label) found.push({ ...label, value: value.expression, end: token.end });
  });
  return found;
}

function valueAt(
  tokens: readonly Token[],
  index: number,
): { expression: Expression; from: number } | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const { start, end } = token;
  if (token.kind === 'array' && token.array)
    return {
      expression: { kind: 'array', array: token.array, start, end },
      from: skipWrapper(tokens, index - 1),
    };
  if (token.kind === 'string')
    return { expression: { kind: 'string', value: token.text, start, end }, from: index - 1 };
  // `1.0e+03 *` in a line of its own scales what is printed below it.
  const isScale = tokens[index + 1]?.text === '*' && tokens[index + 2]?.kind === 'newline';
  if (token.kind !== 'number' || isScale) return undefined;
  const before = tokens[index - 1];
  const negative = before?.text === '-' && before.end === start;
  const value = numberOf(token.text) * (negative ? -1 : 1);
  const from = skipWrapper(tokens, negative ? index - 2 : index - 1);
  return { expression: { kind: 'number', value, start: negative ? before.start : start, end }, from };
}

/** Steps back over `np.array(`, `tensor(` … */
function skipWrapper(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.text !== '(') return index;
  let at = index;
  while (wrapperWords.has(tokens[at]?.text ?? '')) at--;
  return at;
}

function labelBefore(
  tokens: readonly Token[],
  index: number,
): { readonly name: string; readonly start: number; readonly hasSeparator: boolean } | undefined {
  const { at: behind, brokeLine } = beforeHeaders(tokens, index);
  let at = behind;
  const separator = tokens[at];
  const hasSeparator =
    separator?.kind === 'punctuation' && (separator.text === '=' || separator.text === ':');
  if (hasSeparator) at--;
  const last = tokens[at];
  if (last?.kind === 'string') return { name: last.text, start: last.start, hasSeparator };
  const asked = brokeLine && !hasSeparator ? askedAtPrompt(tokens, at) : undefined;
  if (asked) return { ...asked, hasSeparator };
  if (last?.kind !== 'name') return undefined;
  const words: string[] = [];
  let start = last.start;
  let token: Token | undefined = last;
  for (; token && words.length < MAX_LABEL_WORDS; token = tokens[--at]) {
    if (token.kind === 'name') words.unshift(token.text);
    else if (token.text !== '.' && token.text !== '-') break;
    start = token.start;
  }
  const name = words.join('_');
  // A bare name in the line before names the value only as the question at a prompt, `>>> logits`, or as a heading.
  if (brokeLine && !hasSeparator && token?.kind !== 'prompt' && !isHeading(token, name)) return undefined;
  return { name, start, hasSeparator };
}

/** A text without statements: its named values are all that is given names, in one scope. */
export function labelledProgram(tokens: readonly Token[], program: Program): Program {
  const scope: Scope = program.module;
  const bindings = new Map<string, Binding[]>();
  for (const { name, value, start, end } of labelledValues(tokens)) {
    const list = bindings.get(name) ?? [];
    list.push({ name, value, start, end, scope, nested: false });
    bindings.set(name, list);
  }
  return { ...program, bindings: merged(bindings, program.bindings) };
}

/** Names that statements give win, where all of their values were understood: a snippet of code in prose. */
function merged(
  labelled: ReadonlyMap<string, readonly Binding[]>,
  given: ReadonlyMap<string, readonly Binding[]>,
): ReadonlyMap<string, readonly Binding[]> {
  const understood = [...given].filter(([, list]) => list.every((binding) => binding.value !== undefined));
  return new Map([...given, ...labelled, ...understood]);
}
