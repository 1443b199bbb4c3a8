import type { Syntax } from './syntax';
import type { Token } from './tokens';

/** Tokens that a language writes in its own way, in the common form, and where reading goes on. */
export interface OwnTokens {
  readonly tokens: readonly Token[];
  readonly end: number;
}

const MAX_GENERICS = 200;
const templateArguments = /<[\w:,&* \t]{1,60}>(?=\()/y;
const characterLiteral = /'(?:\\.|[^'\\\n])'/y;
const elementwise = /\.(?=[-+*/^=\\'(])/y;
const macro = /[a-z_]{1,30}!(?=[[({])/y;
/** Names of R may hold dots. */
const nameOfR = /[A-Za-z][A-Za-z0-9_.]*/y;
const rustNumberType = /[fiu](?:8|16|32|64|size)\b/y;

/** What stands at `at` where it is no token of every language; undefined where it is one. `last` is the token before it. */
export function ownTokens(
  text: string,
  at: number,
  syntax: Syntax,
  last: Token | undefined,
): OwnTokens | undefined {
  return (
    (syntax.paths ? pathTokens(text, at, syntax, last) : undefined) ??
    (syntax.arrows ? arrowTokens(text, at) : undefined) ??
    (syntax.mathematical ? mathematicalTokens(text, at, last) : undefined) ??
    (syntax.rust ? rustTokens(text, at, last) : undefined)
  );
}

const nothing = (end: number): OwnTokens => ({ tokens: [], end });

function one(text: string, start: number, end: number, kind: Token['kind'] = 'punctuation'): OwnTokens {
  return { tokens: [{ kind, text, start, end }], end };
}

function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function pathTokens(
  text: string,
  at: number,
  { rust }: Syntax,
  last: Token | undefined,
): OwnTokens | undefined {
  if (text.startsWith('::', at)) {
    const start = text.charAt(at + 2) === ':' ? at + 3 : at + 2;
    const end = text.charAt(start) === '<' ? endOfGenerics(text, start) : undefined;
    return end === undefined ? one('.', at, start) : nothing(end);
  }
  if (text.startsWith('->', at) && !rust) return one('.', at, at + 2);
  if (last?.kind !== 'name' || last.end !== at) return undefined;
  const template = matchAt(templateArguments, text, at);
  return template === undefined ? undefined : nothing(at + template.length);
}

/** Behind the `>` of `<T, 2>` that opens at `at`. */
function endOfGenerics(text: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < text.length && i < at + MAX_GENERICS; i++) {
    const character = text.charAt(i);
    if (character === '<') depth++;
    else if (character === '>' && --depth === 0) return i + 1;
    else if (character === ';' || character === '\n') return undefined;
  }
  return undefined;
}

function arrowTokens(text: string, at: number): OwnTokens | undefined {
  const arrow = text.startsWith('<<-', at) ? 3 : text.startsWith('<-', at) ? 2 : 0;
  if (arrow > 0) return one('=', at, at + arrow);
  const character = text.charAt(at);
  if (character === '$') return one('.', at, at + 1);
  if (character === '^') return one('**', at, at + 1);
  const name = matchAt(nameOfR, text, at);
  return name === undefined ? undefined : one(name, at, at + name.length, 'name');
}

function mathematicalTokens(text: string, at: number, last: Token | undefined): OwnTokens | undefined {
  const character = text.charAt(at);
  const isBehindValue = last !== undefined && last.end === at && isOperand(last);
  if (character === "'" && isBehindValue) return transposed(at, at + 1);
  if (character === '^') return one('**', at, at + 1);
  if (text.startsWith('...', at)) {
    const lineEnd = text.indexOf('\n', at);
    return nothing(lineEnd < 0 ? text.length : lineEnd + 1);
  }
  if (character !== '.' || matchAt(elementwise, text, at) === undefined) return undefined;
  if (text.startsWith(".'", at)) return transposed(at, at + 2);
  return nothing(at + 1);
}

function transposed(start: number, end: number): OwnTokens {
  return {
    tokens: [
      { kind: 'punctuation', text: '.', start, end },
      { kind: 'name', text: 'T', start, end },
    ],
    end,
  };
}

function isOperand({ kind, text }: Token): boolean {
  return kind === 'name' || kind === 'number' || kind === 'array' || text === ')' || text === ']';
}

function rustTokens(text: string, at: number, last: Token | undefined): OwnTokens | undefined {
  const character = text.charAt(at);
  if (character === '?') return nothing(at + 1);
  if (character === '&' && text.charAt(at + 1) !== '&' && !(last && isOperand(last)))
    return nothing(text.startsWith('&mut ', at) ? at + 5 : at + 1);
  if (character === "'") {
    const literal = matchAt(characterLiteral, text, at);
    return literal === undefined ? nothing(at + 1) : one(literal, at, at + literal.length, 'string');
  }
  if (last?.kind === 'number' && last.end === at) {
    const suffix = matchAt(rustNumberType, text, at);
    if (suffix !== undefined) return nothing(at + suffix.length);
  }
  const called = matchAt(macro, text, at);
  if (called === undefined) return undefined;
  // `vec![…]` is what stands in its brackets.
  return called === 'vec!'
    ? nothing(at + called.length)
    : one(called.slice(0, -1), at, at + called.length, 'name');
}
