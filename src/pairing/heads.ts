import type { Expression } from './expressions';
import type { ExpressionParser } from './parser';
import type { BindingSource } from './program';
import type { Token } from './tokens';

/** Tokens between `for` and `in` looked through for names. */
const MAX_LOOP_TOKENS = 40;

/** A name of the head of a function or loop, and what gives it its value. */
export interface HeadName {
  readonly token: Token;
  readonly source?: BindingSource;
}

/** The parameters between the parentheses at `open` and `close` of Python's `def`. */
export function parametersOf(
  parser: ExpressionParser,
  open: number,
  close: number,
  functionName: string,
  decorators: readonly Expression[],
): readonly HeadName[] {
  const found: HeadName[] = [];
  let index = 0;
  for (let i = open + 1; i < close; i++) {
    const token = parser.tokens[i];
    const before = parser.tokens[i - 1]?.text ?? '';
    if (token?.kind === 'name' && [',', '(', '*', '**'].includes(before)) {
      const isOwn = index === 0 && (token.text === 'self' || token.text === 'cls');
      const standard = standardValue(parser, i, close);
      const source: BindingSource = { kind: 'parameter', functionName, index, decorators, standard };
      found.push(before.startsWith('*') || isOwn ? { token } : { token, source });
      if (!isOwn) index++;
    }
    const partner = parser.partner[i] ?? -1;
    if (partner > i) i = partner;
  }
  return found;
}

/** The number or word behind the `=` of a parameter; anything longer is not read. */
function standardValue(parser: ExpressionParser, name: number, close: number): Expression | undefined {
  const { tokens } = parser;
  let at = name + 1;
  while (at < close && tokens[at]?.text !== '=' && tokens[at]?.text !== ',') at++;
  const behind = tokens[at + 2];
  if (tokens[at]?.text !== '=' || (behind?.text !== ',' && at + 2 !== close)) return undefined;
  const before = parser.at;
  parser.at = at + 1;
  const value = parser.expression();
  parser.at = before;
  return value;
}

interface LoopVariable {
  readonly token: Token;
  /** Its place in what the loop takes: `for name, (logits, label) in …`. */
  readonly path: readonly number[];
}

/** The names of a loop whose `for` is the current token; leaves the parser before what is looped over. */
export function loopNames(parser: ExpressionParser, isDeclaration: (word: string) => boolean): HeadName[] {
  const { tokens } = parser;
  const variables: LoopVariable[] = [];
  const path = [0];
  parser.at++;
  for (let i = 0; i < MAX_LOOP_TOKENS; i++, parser.at++) {
    const token = tokens[parser.at];
    if (!token || token.kind === 'newline' || token.text === 'in' || token.text === '{') break;
    if (token.text === '(' || token.text === '[') path.push(0);
    else if (token.text === ')' || token.text === ']') path.pop();
    else if (token.text === ',') path.push((path.pop() ?? 0) + 1);
    else if (token.kind === 'name' && !isDeclaration(token.text)) variables.push({ token, path: [...path] });
  }
  if (tokens[parser.at]?.text !== 'in') return variables.map(({ token }) => ({ token }));
  parser.at++;
  const iterable = lookedAhead(parser);
  return variables.map(({ token, path: taken }) => {
    const places = variables.length === 1 && taken.length === 1 ? [] : taken;
    return { token, source: iterable && { kind: 'loop', iterable, path: places } };
  });
}

/** The next expression, which is read again as a statement: that makes what stands in it known. */
function lookedAhead(parser: ExpressionParser): Expression | undefined {
  const before = parser.at;
  const blocks = parser.blocks.length;
  const expression = parser.expression();
  parser.at = before;
  parser.blocks.length = blocks;
  return expression;
}
