import { roleOfName } from './names';
import type { Token } from './tokens';

/** Tokens of one line looked at for what was asked for. */
const MAX_LINE_TOKENS = 40;
const MAX_HEADERS = 4;

/** Functions that only show what they are given. */
const showing =
  /^(?:head|tail|print|disp|display|show|round|signif|Array|collect|softmax|log_?softmax|sigmoid|exp)$/;

export interface BeforeHeaders {
  /** Token before what a program prints above a value; itself where it prints nothing. */
  readonly at: number;
  readonly brokeLine: boolean;
}

/** Steps back over line breaks and what stands above printed numbers: `1.0e+03 *`, `3×5 Matrix{Float32}:`, `[1]` of R. */
export function beforeHeaders(tokens: readonly Token[], index: number): BeforeHeaders {
  let at = index;
  let brokeLine = false;
  for (let headers = 0; headers <= MAX_HEADERS;) {
    const token = tokens[at];
    if (token?.kind === 'newline' || (token?.kind === 'prompt' && token.text.startsWith('Out'))) {
      brokeLine = true;
      at--;
      continue;
    }
    const skipped = headerBefore(tokens, at, brokeLine);
    if (skipped === 0) break;
    headers++;
    at -= skipped;
  }
  return { at, brokeLine };
}

/** How many tokens the header that ends at `at` has; 0 where there is none. */
function headerBefore(tokens: readonly Token[], at: number, brokeLine: boolean): number {
  const line = lineBefore(tokens, at);
  const [first, second] = line;
  const last = line.at(-1);
  if (!first || !last) return 0;
  if (!brokeLine && first.text === '[' && second?.kind === 'number' && last.text === ']' && line.length === 3)
    return 3;
  if (!brokeLine) return 0;
  if (first.kind === 'number' && last.text === '*' && line.length === 2) return 2;
  // Which columns are shown, and the type of a printed array.
  if (/^Columns?$/.test(first.text) && second?.kind === 'number') return line.length;
  const isType = first.kind === 'number' && last.text === ':' && line.length > 2;
  return isType ? line.length : 0;
}

/** The tokens of the line up to `at`, or too few of them where the line is long. */
function lineBefore(tokens: readonly Token[], at: number): readonly Token[] {
  let from = at;
  while (from >= 0 && at - from < MAX_LINE_TOKENS && !isBreak(tokens[from])) from--;
  return tokens.slice(from + 1, at + 1);
}

function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'newline' || token?.kind === 'prompt';
}

/** `> head(p)`, `julia> pred`, `>>> torch.round(q, decimals=2)`: the name of what was asked for at a prompt. */
export function askedAtPrompt(
  tokens: readonly Token[],
  at: number,
): { readonly name: string; readonly start: number } | undefined {
  const line = lineBefore(tokens, at);
  const prompt = tokens[at - line.length];
  const last = line.at(-1);
  if (prompt?.kind !== 'prompt' || line.length < 3 || last?.text !== ')') return undefined;
  const open = line.findIndex((token) => token.text === '(');
  const called = line
    .slice(0, open)
    .filter((token) => token.kind === 'name')
    .at(-1);
  const [given, behind] = line.slice(open + 1);
  if (!called || given?.kind !== 'name' || !showing.test(called.text)) return undefined;
  if (behind?.text !== ')' && behind?.text !== ',') return undefined;
  const makes = /^(?:log_?softmax|softmax|sigmoid|exp)$/.test(called.text);
  return { name: makes ? called.text : given.text, start: prompt.end };
}

/** A line with nothing but a name that says what stands below it. */
export function isHeading(before: Token | undefined, name: string): boolean {
  if (before !== undefined && before.kind !== 'newline') return false;
  const role = roleOfName(name);
  return role !== undefined && role !== 'none' && role !== 'indices';
}
