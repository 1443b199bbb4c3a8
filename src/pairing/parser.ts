import type { Argument, Entry, Expression } from './expressions';
import {
  blocksOfRust,
  closers,
  elementTypes,
  keyOf,
  namesIn,
  numberOf,
  piped,
  precedence,
  prefixOperators,
  silentPrefixes,
} from './expressionSyntax';
import { MAX_EXPRESSION_DEPTH, MAX_HEADER_TOKENS } from './limits';
import type { Syntax } from './syntax';
import type { Token } from './tokens';

/** A stretch of tokens in braces that holds statements, met inside an expression. */
export interface Block {
  readonly open: number;
  readonly close: number;
  /** Names in its head, each with its place where it is a parameter and not a type. */
  readonly parameters: readonly { readonly name: string; readonly index?: number }[];
  /** What the function is called. */
  readonly functionName?: string;
}

/** Reads expressions out of tokens; gives up on nothing, marks what it does not understand as `other`. */
export class ExpressionParser {
  at = 0;
  readonly blocks: Block[] = [];
  private depth = 0;
  /** Inside brackets a line break means nothing. */
  private brackets = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly partner: Int32Array,
    private readonly syntax: Syntax,
  ) {}

  peek(): Token | undefined {
    if (this.brackets > 0) while (this.tokens[this.at]?.kind === 'newline') this.at++;
    return this.tokens[this.at];
  }

  isNext(text: string): boolean {
    const token = this.peek();
    return token?.text === text && token.kind !== 'string';
  }

  /** An expression at the current token, or undefined (and no step forward) where none starts. */
  expression(minimum = 0): Expression | undefined {
    if (this.depth >= MAX_EXPRESSION_DEPTH) return this.skipped();
    this.depth++;
    let left = this.prefix();
    while (left) {
      const operator = this.peek();
      const level = operator && operator.kind !== 'string' ? precedence[operator.text] : undefined;
      if (!operator || level === undefined || !Object.hasOwn(precedence, operator.text) || level < minimum)
        break;
      this.at++;
      if (operator.text === '|>') while (this.tokens[this.at]?.kind === 'newline') this.at++;
      const right = this.expression(operator.text === '**' ? level : level + 1);
      if (!right) {
        left = { kind: 'other', parts: [left], start: left.start, end: operator.end };
        break;
      }
      left =
        operator.text === '|>'
          ? piped(left, right)
          : { kind: 'binary', operator: operator.text, left, right, start: left.start, end: right.end };
    }
    this.depth--;
    return left;
  }

  /** Steps over one token, or over a whole bracket. */
  private skipped(): Expression | undefined {
    const token = this.peek();
    if (!token) return undefined;
    const partner = this.partner[this.at] ?? -1;
    this.at = partner > this.at ? partner + 1 : this.at + 1;
    return { kind: 'other', parts: [], start: token.start, end: this.tokens[this.at - 1]?.end ?? token.end };
  }

  private prefix(): Expression | undefined {
    const token = this.peek();
    if (!token) return undefined;
    if (token.kind === 'name' && silentPrefixes.has(token.text)) {
      const start = this.at++;
      const operand = this.expression(8);
      if (!operand) this.at = start;
      return operand;
    }
    if (token.kind === 'name' && this.opensBlock(token)) return this.functionBlock();
    if (token.kind === 'name' && token.text === 'lambda') return this.lambda(token);
    if ((token.kind === 'punctuation' || token.text === 'not') && prefixOperators.has(token.text)) {
      this.at++;
      const operand = this.expression(8);
      if (!operand) return { kind: 'other', parts: [], start: token.start, end: token.end };
      return { kind: 'unary', operator: token.text, operand, start: token.start, end: operand.end };
    }
    const primary = this.primary(token);
    return primary && this.suffixes(primary);
  }

  private primary(token: Token): Expression | undefined {
    const { start, end } = token;
    switch (token.kind) {
      case 'array':
        this.at++;
        return token.array && { kind: 'array', array: token.array, start, end };
      case 'name':
        this.at++;
        return { kind: 'name', name: token.text, start, end };
      case 'number':
        this.at++;
        return { kind: 'number', value: numberOf(token.text), start, end };
      case 'string':
        return this.strings(token);
      case 'punctuation':
        return token.text in closers && (this.partner[this.at] ?? -1) > this.at
          ? this.bracket(token)
          : undefined;
      default:
        return undefined;
    }
  }

  private strings(first: Token): Expression {
    let value = '';
    let end = first.end;
    for (let token: Token | undefined = first; token?.kind === 'string'; token = this.peek()) {
      value += token.text;
      end = token.end;
      this.at++;
    }
    return { kind: 'string', value, start: first.start, end };
  }

  private suffixes(primary: Expression): Expression {
    let left = primary;
    for (;;) {
      const token = this.peekSuffix();
      if (token?.text === '.' || token?.text === '?.') {
        const name = this.tokens[this.at + 1];
        if (name?.kind !== 'name') return left;
        this.at += 2;
        left = { kind: 'attribute', object: left, name: name.text, start: left.start, end: name.end };
      } else if (token?.text === '(' && (this.partner[this.at] ?? -1) > this.at) {
        const { end, items } = this.items(token);
        left = { kind: 'call', callee: left, arguments: items, start: left.start, end };
      } else if (token?.text === '[' && (this.partner[this.at] ?? -1) > this.at) {
        const { end, items } = this.items(token);
        left = {
          kind: 'subscript',
          object: left,
          indices: items.map((i) => i.value),
          start: left.start,
          end,
        };
      } else if (token && this.isElementType(left, token)) {
        this.at++;
      } else if (token?.kind === 'array' && token.array && left.kind !== 'number' && left.kind !== 'string') {
        const opening = left.end === token.start || this.tokens[this.at - 1]?.end === token.start;
        // `new float[,] {{…}}` of C# and Java: what stands in the braces.
        const isTyped =
          this.syntax.braces &&
          ((left.kind === 'subscript' && left.indices.length === 0) ||
            (left.kind === 'list' && this.tokens[this.at - 1]?.kind === 'name'));
        if (!opening && !isTyped) return left;
        this.at++;
        const inner: Expression = { kind: 'array', array: token.array, start: token.start, end: token.end };
        const isMaker = this.syntax.arrows || this.syntax.mathematical;
        if (isTyped || (isMaker && left.kind === 'name' && elementTypes.test(left.name))) {
          left = inner;
          continue;
        }
        left = { kind: 'other', parts: [left, inner], start: left.start, end: token.end };
      } else if (token?.text === '=>') {
        this.at++;
        return this.arrow(left);
      } else return left;
    }
  }

  /** The type in `[]float64{…}` of Go, which changes nothing of what the numbers are. */
  private isElementType(left: Expression, token: Token): boolean {
    if (!this.syntax.braces || token.kind !== 'name' || left.end !== token.start) return false;
    if (left.kind !== 'list' && left.kind !== 'subscript') return false;
    const behind = this.tokens[this.at + 1];
    return behind?.kind === 'array' && behind.start === token.end;
  }

  /** A method chain may go on in the next line, where that begins with a dot. */
  private peekSuffix(): Token | undefined {
    let at = this.at;
    while (this.tokens[at]?.kind === 'newline') at++;
    const token = this.tokens[at];
    if (at > this.at && this.brackets === 0 && !(token?.text === '.' && token.kind === 'punctuation'))
      return undefined;
    if (token?.kind === 'string') return undefined;
    if (token && at > this.at) this.at = at;
    return token;
  }

  private arrow(left: Expression): Expression {
    const next = this.peek();
    if (next?.text === '{' && next.kind === 'punctuation' && (this.partner[this.at] ?? -1) > this.at)
      return this.block(
        [left],
        left.start,
        namesIn(left).map((name) => ({ name })),
      );
    const body = this.expression();
    // Parameters hide what their names mean outside, so what is done with them is not read.
    const isPlain = left.kind === 'list' && left.items.length === 0;
    return {
      kind: 'other',
      parts: body && isPlain ? [body] : [],
      start: left.start,
      end: body?.end ?? left.end,
    };
  }

  private lambda({ start, end }: Token): Expression {
    this.at++;
    if (!this.isNext(':')) return { ...this.restOfItem([]), start };
    this.at++;
    const body = this.expression();
    return { kind: 'other', parts: body ? [body] : [], start, end: body?.end ?? end };
  }

  /** Whether a word begins the head of a function, class or module whose body stands in braces. */
  private opensBlock({ text }: Token): boolean {
    if (this.syntax.mathematical) return false;
    if (text === 'function' || text === 'class') return true;
    if (this.syntax.rust && blocksOfRust.has(text)) return true;
    return (text === 'func' || text === 'fun') && this.tokens[this.at + 1]?.kind === 'name';
  }

  private functionBlock(): Expression | undefined {
    const start = this.peek()?.start ?? 0;
    const parameters: { name: string; index?: number }[] = [];
    const called = this.tokens[this.at + 1];
    const functionName = called?.kind === 'name' ? called.text : undefined;
    const last = Math.min(this.tokens.length, this.at + MAX_HEADER_TOKENS);
    for (let i = this.at; i < last; i++) {
      const token = this.tokens[i];
      const partner = this.partner[i] ?? -1;
      if (token?.text === '{' && partner > i) {
        this.at = i;
        return this.block([], start, parameters, functionName);
      }
      if (token?.text === '(' && partner > i) {
        parameters.push(...this.parametersIn(i, Math.min(partner, last)));
        i = partner;
      } else if (token?.text === ';') break;
    }
    this.at++;
    return { kind: 'other', parts: [], start, end: start };
  }

  /** Between parentheses: the names behind `(` and `,` are parameters, the others types. */
  private parametersIn(open: number, close: number): Block['parameters'] {
    const found: { name: string; index?: number }[] = [];
    let index = 0;
    for (let i = open + 1; i < close; i++) {
      const token = this.tokens[i];
      const before = this.tokens[i - 1]?.text;
      if (token?.kind !== 'name') continue;
      const isParameter = before === '(' || before === ',';
      found.push(isParameter ? { name: token.text, index: index++ } : { name: token.text });
    }
    return found;
  }

  private block(
    parts: readonly Expression[],
    start: number,
    parameters: Block['parameters'],
    functionName?: string,
  ): Expression {
    const close = this.partner[this.at] ?? -1;
    this.blocks.push({ open: this.at, close, parameters, functionName });
    this.at = close + 1;
    return { kind: 'other', parts, start, end: this.tokens[close]?.end ?? start };
  }

  private bracket(token: Token): Expression {
    const { end, items, isDict } = this.items(token);
    const { start } = token;
    if (token.text === '{' && isDict) {
      const entries: Entry[] = items.map((item) => ({ key: item.name, value: item.value }));
      return { kind: 'dict', entries, start, end };
    }
    const only = items[0];
    const trailingComma = this.tokens[this.at - 2]?.text === ',';
    if (token.text === '(' && items.length === 1 && only && !only.name && !trailingComma) return only.value;
    const bracket = token.text === '(' ? '(' : token.text === '[' ? '[' : '{';
    return { kind: 'list', bracket, items: items.map((item) => item.value), start, end };
  }

  /** What stands between brackets, separated by commas: arguments, elements, fields or indices. */
  private items(open: Token): { readonly items: Argument[]; readonly end: number; readonly isDict: boolean } {
    const close = this.partner[this.at] ?? -1;
    const items: Argument[] = [];
    let isDict = false;
    this.at++;
    this.brackets++;
    while (this.peek() && this.at < close) {
      // Julia parts the named arguments from the others by a semicolon.
      if (this.isNext(',') || (this.syntax.mathematical && this.isNext(';'))) {
        this.at++;
        continue;
      }
      const item = this.item(open.text);
      isDict ||= open.text === '{' && item.name !== undefined;
      items.push(item);
      if (this.at < close && !this.isNext(',') && !(this.syntax.mathematical && this.isNext(';'))) {
        items[items.length - 1] = { ...item, value: this.restOfItem([item.value]) };
      }
    }
    this.brackets--;
    this.at = close + 1;
    return {
      items,
      end: this.tokens[close]?.end ?? open.end,
      isDict: isDict || (open.text === '{' && !items.length),
    };
  }

  private item(open: string): Argument {
    const first = this.peek();
    const second = this.tokens[this.at + 1];
    if (open !== '[' && first?.kind === 'name' && second?.kind === 'punctuation' && second.text === '=') {
      this.at += 2;
      return { name: first.text, value: this.expression() ?? this.restOfItem([]) };
    }
    if (open === '[' && this.isNext(':')) return { value: this.slice(undefined) };
    const value = this.expression();
    if (!value) return { value: this.restOfItem([]) };
    if (!this.isNext(':')) return { value };
    if (open === '[') return { value: this.slice(value) };
    this.at++;
    return { name: keyOf(value), value: this.expression() ?? this.restOfItem([]) };
  }

  private slice(from: Expression | undefined): Expression {
    const start = from?.start ?? this.peek()?.start ?? 0;
    let end = start;
    const bounds: (Expression | undefined)[] = [];
    while (this.isNext(':') && bounds.length < 2) {
      end = this.peek()?.end ?? end;
      this.at++;
      const bound = this.expression();
      end = bound?.end ?? end;
      bounds.push(bound);
    }
    return { kind: 'slice', from, to: bounds[0], step: bounds[1], start, end };
  }

  /** The rest up to the next comma or closing bracket (outside brackets: the line), unread. */
  private restOfItem(parts: readonly Expression[]): Expression {
    const start = parts[0]?.start ?? this.peek()?.start ?? 0;
    let end = start;
    for (let token = this.peek(); token; token = this.peek()) {
      const partner = this.partner[this.at] ?? -1;
      if (token.kind === 'punctuation' && (token.text === ',' || (partner >= 0 && partner < this.at))) break;
      if (token.kind === 'newline' || (this.brackets === 0 && token.text === ';')) break;
      end = this.tokens[Math.max(partner, this.at)]?.end ?? end;
      this.at = Math.max(partner, this.at) + 1;
    }
    return { kind: 'other', parts, start, end };
  }
}
