import type { TextRange } from '../arrays/numericArray';
import type { Expression } from './expressions';
import { dottedName } from './expressions';
import { loopNames, parametersOf } from './heads';
import { readImport } from './imports';
import { Indentation } from './indentation';
import { matchBrackets } from './expressionSyntax';
import { ExpressionParser, type Block } from './parser';
import { NameTable } from './nameTable';
import type { BindingSource, Program, Returned, Root, Scope } from './program';
import type { Syntax } from './syntax';
import type { Token } from './tokens';

/** Words that open a statement and are followed by an expression. */
const openers = new Set(
  'return assert if elif else while with print del raise yield const let var case default do export try except finally catch switch throw then async await nonlocal global pass break continue'.split(
    ' ',
  ),
);
const declarations = new Set(['const', 'let', 'var', 'export']);
const compound = new Set(['+', '-', '*', '/', '%', '@', '**', '//', '&', '|']);

interface Region {
  readonly from: number;
  readonly to: number;
  readonly scope: Scope;
}

/** Reads the statements of a window: what is given which name in which scope. */
export function readProgram(
  text: string,
  tokens: readonly Token[],
  comments: readonly TextRange[],
  syntax: Syntax,
): Program {
  return new StatementReader(text, tokens, comments, syntax).run();
}

class StatementReader {
  private readonly parser: ExpressionParser;
  private readonly roots: Root[] = [];
  private readonly names = new NameTable();
  private readonly imports = new Map<string, string>();
  private readonly regions: Region[] = [];
  private readonly module: Scope = { kind: 'module' };
  private readonly indentation: Indentation;
  private scope: Scope = this.module;
  private blocksRead = 0;
  private declaring = false;
  /** Expressions behind `@` before the function that they decorate. */
  private decorators: Expression[] = [];
  private readonly functionNames = new Map<Scope, string>();
  private readonly returns = new Map<string, Returned[]>();

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly comments: readonly TextRange[],
    private readonly syntax: Syntax,
  ) {
    this.parser = new ExpressionParser(tokens, matchBrackets(tokens), syntax);
    this.indentation = new Indentation(text);
  }

  run(): Program {
    this.regions.push({ from: 0, to: this.tokens.length, scope: this.module });
    for (let i = 0; i < this.regions.length; i++) {
      const region = this.regions[i];
      if (region) this.region(region);
    }
    this.roots.sort((a, b) => a.start - b.start || b.end - a.end);
    const { roots, imports, comments, module, returns } = this;
    const { lines } = this.indentation;
    return { roots, bindings: this.names.sorted(), imports, comments, module, lines, returns };
  }

  private region({ from, to, scope }: Region): void {
    const { parser } = this;
    this.scope = scope;
    this.indentation.begin(scope);
    let lineStart = true;
    parser.at = from;
    while (parser.at < to) {
      const token = this.tokens[parser.at];
      if (!token) break;
      if (token.kind === 'newline' || token.kind === 'prompt') {
        parser.at++;
        lineStart = true;
        continue;
      }
      if (lineStart && !this.syntax.braces) this.scope = this.indentation.enterLine(token.start, this.module);
      lineStart = false;
      const before = parser.at;
      this.statement(token);
      if (parser.at <= before) parser.at = before + 1;
      this.queueBlocks();
    }
  }

  private queueBlocks(): void {
    for (; this.blocksRead < this.parser.blocks.length; this.blocksRead++) {
      const block = this.parser.blocks[this.blocksRead];
      if (block) this.queueBlock(block, block.parameters.length > 0 ? 'function' : 'block');
    }
  }

  private queueBlock(block: Block, kind: Scope['kind']): void {
    const scope: Scope = { kind, parent: this.scope };
    const at = this.tokens[block.open]?.start ?? 0;
    const { functionName } = block;
    for (const { name, index } of block.parameters) {
      const source: BindingSource | undefined =
        index === undefined || functionName === undefined
          ? undefined
          : { kind: 'parameter', functionName, index, decorators: [] };
      this.bind(name, undefined, { start: at, end: at }, scope, source);
    }
    this.regions.push({ from: block.open + 1, to: block.close, scope });
  }

  private statement(first: Token): void {
    const { parser } = this;
    if (first.kind === 'name') {
      if (first.text === 'import' || first.text === 'from' || (first.text === 'use' && this.syntax.rust))
        return this.import();
      if (this.isHeader(first.text)) return this.header(first);
      if (first.text === 'for') return this.loop();
      if (openers.has(first.text) && this.tokens[parser.at + 1]?.text !== '=') {
        if (first.text === 'print' && this.tokens[parser.at + 1]?.text === '(')
          return this.expressions(first, false);
        parser.at++;
        const next = this.tokens[parser.at];
        if (first.text === 'return' && next) return this.returned(next);
        if (declarations.has(first.text) && next) this.declaration(next);
        return;
      }
    }
    if (first.text === '{' && first.kind === 'punctuation' && this.syntax.braces && this.isStatementBlock()) {
      const close = parser.partner[parser.at] ?? -1;
      this.queueBlock({ open: parser.at, close, parameters: [] }, 'block');
      parser.at = close + 1;
      return;
    }
    this.expressions(first, this.tokens[parser.at - 1]?.kind !== 'name');
  }

  /** What a function gives back, for where it is called. */
  private returned(first: Token): void {
    if (first.kind === 'newline') return;
    const before = this.roots.length;
    this.expressions(first, false);
    const values = this.roots.slice(before).map(({ expression }) => expression);
    const [only, ...others] = values;
    const name = this.functionNames.get(this.scope);
    if (!only || name === undefined) return;
    const { start } = only;
    const end = values.at(-1)?.end ?? only.end;
    const value: Expression =
      others.length === 0 ? only : { kind: 'list', bracket: '(', items: values, start, end };
    const known = this.returns.get(name) ?? [];
    known.push({ value, scope: this.scope, offset: start });
    this.returns.set(name, known);
  }

  private declaration(first: Token): void {
    this.declaring = true;
    this.expressions(first, true);
    this.declaring = false;
  }

  /** A brace after `)`, `else` or the like opens statements, anywhere else an object. */
  private isStatementBlock(): boolean {
    const { at, partner } = this.parser;
    if ((partner[at] ?? -1) <= at) return false;
    const before = this.tokens[at - 1];
    if (this.syntax.paths && (before?.kind === 'name' || before?.text === '>')) return true;
    return before?.text === ')' || ['else', 'try', 'finally', 'do'].includes(before?.text ?? '');
  }

  private import(): void {
    const from = this.parser.at;
    let to = from;
    let depth = 0;
    for (; to < this.tokens.length; to++) {
      const token = this.tokens[to];
      if (token?.text === '(' || token?.text === '{') depth++;
      if (token?.text === ')' || token?.text === '}') depth--;
      if ((token?.kind === 'newline' && depth <= 0) || token?.text === ';') break;
    }
    readImport(this.tokens.slice(from, to), this.imports);
    this.parser.at = to;
  }

  /** Whether a word begins the head of a function or class whose body is indented. */
  private isHeader(word: string): boolean {
    if (word === 'def') return true;
    return (word === 'class' && !this.syntax.braces) || (word === 'function' && this.syntax.mathematical);
  }

  private header(keyword: Token): void {
    const { parser } = this;
    const { decorators } = this;
    this.decorators = [];
    const name = this.tokens[parser.at + 1];
    const isFunction = keyword.text !== 'class';
    const scope: Scope = { kind: isFunction ? 'function' : 'class', parent: this.scope };
    if (name) this.bind(name.text, undefined, { start: keyword.start, end: keyword.start });
    if (name && isFunction) this.functionNames.set(scope, name.text);
    parser.at += 2;
    const open = parser.at;
    const close = parser.partner[open] ?? -1;
    if (this.tokens[open]?.text === '(' && close > open) {
      if (isFunction)
        for (const { token, source } of parametersOf(parser, open, close, name?.text ?? '', decorators))
          this.bind(token.text, undefined, token, scope, source);
      parser.at = close + 1;
    }
    while (parser.at < this.tokens.length && !this.isAfterHeader()) parser.at++;
    parser.at++;
    this.indentation.open(scope);
    this.scope = scope;
  }

  private isAfterHeader(): boolean {
    const token = this.tokens[this.parser.at];
    return token?.text === ':' || token?.kind === 'newline';
  }

  private loop(): void {
    for (const { token, source } of loopNames(this.parser, (word) => declarations.has(word)))
      this.bind(token.text, undefined, token, this.scope, source);
  }

  /** `a`, `a, b = c, d`, `a: T = b`, `a += b`: expressions, and what they are given to. */
  private expressions(first: Token, mayAnnotate: boolean): void {
    const { parser } = this;
    const start = first.start;
    // `float logits[3] = {…}`: behind a type the name of an array, not one of its elements.
    const isTyped = this.syntax.braces && this.tokens[parser.at - 1]?.kind === 'name';
    let targets: Expression[][] = [];
    let current = this.list();
    if (current.length === 0) return;
    if (mayAnnotate && current.length === 1 && parser.isNext(':')) {
      parser.at++;
      parser.expression(4);
    }
    const operator = this.tokens[parser.at];
    if (operator?.kind === 'punctuation' && /^(?:\+|-|\*|\/|\*\*)=$/.test(operator.text)) {
      parser.at++;
      return this.compoundAssignment(start, current, operator.text.slice(0, -1));
    }
    if (this.syntax.paths && !this.syntax.rust && operator?.kind === 'name' && current.length === 1)
      this.declared(current[0], operator);
    if (operator?.text === '/' && this.tokens[parser.at + 1]?.text === '/') parser.at += 2;
    while (parser.isNext('=')) {
      parser.at++;
      targets = [...targets, isTyped ? current.map(withoutSubscripts) : current];
      current = this.list();
    }
    const next = parser.peek();
    const whole = !next || next.kind === 'newline' || next.kind === 'prompt' || /^[;,)}\]:]$/.test(next.text);
    const end = this.tokens[parser.at - 1]?.end ?? start;
    this.assign(targets, current, { start, end }, whole);
    this.bindAs();
  }

  /** `nn::CrossEntropyLoss criterion;` of C++: a name that holds a new object of a class. */
  private declared(type: Expression | undefined, name: Token): void {
    const behind = this.tokens[this.parser.at + 1];
    if (!type || dottedName(type) === undefined || (behind?.text !== ';' && behind?.text !== '(')) return;
    const { start } = type;
    const declaration = behind.text === '(' ? this.parser.expression() : undefined;
    const given = declaration?.kind === 'call' ? declaration.arguments : [];
    const end = declaration?.end ?? name.end;
    this.bind(name.text, { kind: 'call', callee: type, arguments: given, start, end }, { start, end });
  }

  /** `with f() as name`, `except E as name`. */
  private bindAs(): void {
    if (!this.parser.isNext('as')) return;
    const name = this.tokens[this.parser.at + 1];
    if (name?.kind === 'name') this.bind(name.text, undefined, name);
    this.parser.at += 2;
  }

  private list(): Expression[] {
    const { parser } = this;
    const list: Expression[] = [];
    for (let next = parser.expression(); next; next = parser.expression()) {
      list.push(next);
      if (!parser.isNext(',')) break;
      parser.at++;
    }
    return list;
  }

  private assign(
    targets: readonly Expression[][],
    values: Expression[],
    range: TextRange,
    whole: boolean,
  ): void {
    const only = values.length === 1 ? values[0] : undefined;
    const items = values.length > 1 ? values : only?.kind === 'list' ? only.items : [];
    let name: string | undefined;
    for (const target of targets) {
      const [single] = target;
      const places = target.length === 1 && single?.kind === 'list' ? single.items : target;
      if (places.length === 1 && places[0]) {
        name = this.bindTarget(places[0], whole ? only : undefined, range) ?? name;
      } else
        places.forEach((place, index) => {
          const item = items.length === places.length ? items[index] : only && itemOf(only, index);
          this.bindTarget(place, whole ? item : undefined, range);
        });
    }
    for (const value of values) this.addRoot(value, name);
    if (targets.length === 0 && only) this.mutation(only, range);
    if (values.length > 1 && targets.length === 1) this.nameItems(targets[0] ?? [], values);
  }

  private addRoot(expression: Expression, name?: string): void {
    const { start, end } = expression;
    if (this.text.charAt(start - 1) === '@') this.decorators.push(expression);
    else this.decorators = [];
    this.roots.push({ start, end, expression, scope: this.scope, name });
  }

  private nameItems(target: readonly Expression[], values: readonly Expression[]): void {
    if (target.length !== values.length) return;
    values.forEach((value, index) => {
      const place = target[index];
      const name = place && dottedName(place);
      // They are the last that were added.
      const at = this.roots.length - values.length + index;
      const root = this.roots[at];
      if (root?.expression === value) this.roots[at] = { ...root, name };
    });
  }

  private bindTarget(
    target: Expression,
    value: Expression | undefined,
    range: TextRange,
  ): string | undefined {
    const name = dottedName(target);
    if (name !== undefined) this.bind(name, value, range);
    else if (target.kind === 'subscript') {
      const object = dottedName(target.object);
      const changed: Expression = { kind: 'other', parts: [target.object], ...range };
      if (object !== undefined) this.bind(object, changed, range);
    } else if (target.kind === 'dict' || target.kind === 'list')
      for (const part of target.kind === 'dict' ? target.entries.map((e) => e.value) : target.items) {
        const part_ = dottedName(part);
        if (part_ !== undefined) this.bind(part_, undefined, range);
      }
    return name;
  }

  private compoundAssignment(start: number, current: readonly Expression[], operator: string): void {
    const [left] = current;
    const right = this.parser.expression();
    const end = this.tokens[this.parser.at - 1]?.end ?? start;
    if (!left || !right) return;
    const value: Expression = { kind: 'binary', operator, left, right, start, end };
    if (compound.has(operator)) this.bindTarget(left, value, { start, end });
    this.addRoot(right);
  }

  /** `x.mul_(2)` as a statement changes x. */
  private mutation(expression: Expression, range: TextRange): void {
    if (expression.kind !== 'call' || expression.callee.kind !== 'attribute') return;
    const { object, name } = expression.callee;
    const changed = dottedName(object);
    const changes =
      /[a-z]_$/.test(name) || ['append', 'extend', 'push', 'sort', 'reverse', 'fill'].includes(name);
    if (changed !== undefined && changes && this.names.has(changed)) this.bind(changed, expression, range);
  }

  private bind(
    name: string,
    value: Expression | undefined,
    range: TextRange,
    scope = this.scope,
    source?: BindingSource,
  ): void {
    const isNested = this.indentation.isNestedIn(scope);
    const mayBeOuter = this.syntax.braces && !this.declaring && scope === this.scope;
    this.names.bind({ name, value, range, scope, isNested, mayBeOuter, source });
  }
}

/** `a, b = f()`: what `a` and `b` are of what `f` gives back. */
function itemOf(value: Expression, index: number): Expression | undefined {
  if (value.kind !== 'call') return undefined;
  const { start, end } = value;
  const at: Expression = { kind: 'number', value: index, start, end };
  return { kind: 'subscript', object: value, indices: [at], start, end };
}

function withoutSubscripts(target: Expression): Expression {
  let at = target;
  while (at.kind === 'subscript') at = at.object;
  return at;
}
