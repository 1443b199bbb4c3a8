import type { ArrayBuilder } from '../build/arrayBuilder';
import type { Frame, FrameKind } from '../build/frame';
import { code } from '../characters';
import type { Syntax } from '../syntax';
import { before, type Before, type Cursor } from './cursor';
import { introducerBefore, scaleBefore } from './printedText';

/** What a scanner does at a bracket. */
export class BracketSteps {
  constructor(
    private readonly cursor: Cursor,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
  ) {}

  /** Opens the bracket `c` at the cursor; false where it means nothing in this language. */
  open(c: number): boolean {
    if (c === code.openBrace) return this.openBrace();
    if (c === code.openParenthesis) return this.openParenthesis();
    const { cursor, syntax } = this;
    const { lastWord } = cursor;
    const isTyped = lastWord.end === cursor.at && syntax.isElementType?.(lastWord.name) === true;
    const isSubscript =
      syntax.brackets === 'other' ||
      (cursor.before === before.operand &&
        syntax.operands !== 'none' &&
        syntax.rows !== 'matlab' &&
        !isTyped);
    const isValue =
      !isSubscript && (this.builder.inCandidate || !syntax.isTypePosition?.(cursor.text, cursor.at));
    this.openCandidate(isValue ? 'array' : 'other', code.closeBracket);
    return true;
  }

  private openBrace(): boolean {
    const { cursor, syntax } = this;
    if (syntax.braces === 'none') return false;
    if (syntax.braces === 'array') this.openCandidate('array', code.closeBrace);
    else {
      this.builder.open('other', code.closeBrace, cursor.at, cursor.afterBlank);
      cursor.pass(before.nothing);
    }
    return true;
  }

  private openParenthesis(): boolean {
    const { cursor, syntax } = this;
    if (syntax.parentheses === 'none') return false;
    if (syntax.isArrayCall?.(cursor.text, cursor.at)) this.openCandidate('array', code.closeParenthesis);
    else if (cursor.before === before.nothing) {
      this.openCandidate(syntax.parentheses === 'tuple' ? 'tuple' : 'group', code.closeParenthesis);
    } else this.openCall();
    return true;
  }

  private openCall(): void {
    const { cursor, syntax } = this;
    const frame = this.builder.open('other', code.closeParenthesis, cursor.at, cursor.afterBlank);
    if (cursor.lastWord.end === cursor.at) {
      const { name, isMember } = cursor.lastWord;
      frame.isShapeCall = name === 'Size' || name === 'TensorShape';
      frame.isPrintingCall = !isMember && syntax.printingCalls?.has(name) === true;
    }
    cursor.pass(before.nothing);
  }

  private openCandidate(kind: FrameKind, closer: number): void {
    const { cursor, builder } = this;
    const parent = builder.top;
    const isFirst = parent?.start === cursor.at - 1;
    if (isFirst && parent.isPrintingCall) cursor.printStart = cursor.at;
    const { inCandidate } = builder;
    const isShape = isFirst && parent.isShapeCall;
    const frame = builder.open(isShape ? 'other' : kind, closer, cursor.at, cursor.afterBlank);
    // candle's `Tensor[[200, 100], f32]`.
    if (kind === 'other' && cursor.lastWord.end === cursor.at && this.syntax.operands === 'printed')
      frame.isShapeCall = cursor.lastWord.name === 'Tensor';
    frame.isControl = cursor.afterControl;
    frame.matrix = this.syntax.rows;
    if (this.syntax.operands === 'printed' && !inCandidate) this.introduce(frame);
    cursor.pass(before.nothing);
  }

  /** Notes what the printed text before an outermost bracket says of it. */
  private introduce(frame: Frame): void {
    const { text, at } = this.cursor;
    const introducer = introducerBefore(text, at);
    frame.allowsSingle = introducer.assigns;
    frame.isNamedShape = introducer.namesShape;
    frame.scale = scaleBefore(text, at);
  }

  /** Closes the bracket `c` at the cursor; false where it means nothing in this language. */
  close(c: number): Frame | boolean {
    const isKnown =
      c === code.closeBracket ||
      (c === code.closeParenthesis ? this.syntax.parentheses : this.syntax.braces) !== 'none';
    if (!isKnown) return false;
    const frame = this.builder.close(c, this.cursor.at);
    if (frame?.kind === 'template') return frame;
    this.cursor.pass(frame?.isControl ? before.nothing : this.afterClose(c, frame?.kind === 'other'));
    return true;
  }

  private afterClose(c: number, wasOperand: boolean): Before {
    if (c === code.closeBrace) return this.syntax.braces === 'operand' ? before.operand : before.nothing;
    // In prose `[INFO][0.5, 0.5]` is a tag and an array, `x[0][1, 2]` a subscript, `[text](1, 2)` a link.
    if (this.syntax.operands === 'printed' && c === code.closeBracket && !wasOperand) return before.callable;
    return before.operand;
  }
}
