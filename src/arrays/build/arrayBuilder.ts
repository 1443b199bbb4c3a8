import type { PlainNumbers } from '../numbers/plainNumbers';
import { BracketStack } from './bracketStack';
import type { Frame, FrameKind, FrameProblem } from './frame';
import { endRow } from './matrixRows';
import { Nesting, type BuilderEvents } from './nesting';
import { ValueBuffer } from './valueBuffer';

/**
 * Builds rectangular arrays out of brackets, commas and numbers, whatever the language. Inner arrays wait in a buffer
 * until the outermost bracket that may be an array is closed or spoilt.
 */
export class ArrayBuilder {
  /** Where the text ends that is read; with it the numbers to come are estimated. */
  textEnd = 0;
  private readonly stack = new BracketStack();
  private readonly buffer = new ValueBuffer();
  private readonly nesting: Nesting;

  constructor(
    private readonly events: BuilderEvents,
    private readonly blanksSeparate: boolean,
    /** Arrays within arrays are joined to one axis. */
    isFlat = false,
  ) {
    this.nesting = new Nesting(this.stack, this.buffer, events, isFlat);
  }

  /** Whether the innermost bracket may still become an array. */
  get inCandidate(): boolean {
    return this.stack.inCandidate;
  }

  get isNested(): boolean {
    return this.stack.depth > 0;
  }

  get top(): Frame | undefined {
    return this.stack.top;
  }

  /** Start of the outermost open candidate; Infinity if there is none. */
  get candidateStart(): number {
    return this.stack.candidateStart;
  }

  open(kind: FrameKind, closer: number, at: number, afterBlank: boolean): Frame {
    if (this.inCandidate) {
      if (kind === 'other' || kind === 'template') this.spoil({ code: 'not-numeric', at });
      else this.expectElement(at, afterBlank);
    }
    // Too deep to be followed.
    if (this.stack.isFull) this.spoil({ code: 'none' });
    return this.stack.push(kind, closer, at, this.buffer.valueCount, this.buffer.recordCount);
  }

  /** Closes the innermost bracket of this kind, and says what it was; brackets left open inside it are given up. */
  close(closer: number, at: number): Frame | undefined {
    const { stack } = this;
    if (stack.isBeyond) {
      stack.closeBeyond();
      return undefined;
    }
    if (!stack.waitsFor(closer)) {
      this.spoil({ code: 'not-numeric', at });
      return undefined;
    }
    while (stack.innermost.closer !== closer) this.nesting.abandon(at);
    const frame = stack.innermost;
    this.nesting.finish(at + 1);
    return frame;
  }

  number(value: number, start: number, end: number, afterBlank: boolean): void {
    if (!this.expectElement(start, afterBlank)) return;
    const frame = this.stack.innermost;
    if (frame.records > 0) {
      this.spoil({ code: 'ragged', at: start, end, expected: frame.childAxes?.length ?? 1, found: 1 });
      return;
    }
    frame.numbers++;
    this.buffer.addValue(value, this.share(end));
    this.events.number?.(start, end);
  }

  /**
   * Reads numbers with commas between them from `at` on, as far as they are written plainly.
   * @returns whether any was read.
   */
  readPlain(plain: PlainNumbers, at: number, limit: number): boolean {
    if (!this.inCandidate || this.events.number) return false;
    const frame = this.stack.innermost;
    if (frame.filled || frame.blanks || frame.records > 0 || frame.kind === 'group') return false;
    const { buffer } = this;
    const counted = buffer.valueCount;
    plain.begin(at);
    for (;;) {
      buffer.valueCount = plain.read(limit, buffer.values, buffer.valueCount);
      if (!plain.isFull) break;
      buffer.grow(this.share(plain.at));
    }
    if (buffer.valueCount === counted) return false;
    frame.numbers += buffer.valueCount - counted;
    frame.filled = plain.endsInNumber;
    frame.endsInEllipsis = false;
    if (plain.hasCommas) frame.commas = true;
    return true;
  }

  /** How much of the text from the outermost candidate on has been read at `at`. */
  private share(at: number): number {
    const start = this.candidateStart;
    return (at - start) / (this.textEnd - start);
  }

  comma(at: number): void {
    if (!this.inCandidate) return;
    const frame = this.stack.innermost;
    // NumPy before 1.14 wrote `[0. 1. ...,  8. 9.]`.
    if (frame.blanks && frame.endsInEllipsis) return;
    const isMixed = frame.blanks && frame.kind !== 'selection' && frame.matrix !== 'matlab';
    if (!frame.filled || isMixed || frame.kind === 'group') this.spoil({ code: 'not-numeric', at });
    frame.filled = false;
    frame.commas = true;
  }

  /** A semicolon or the end of a line ends a row of a matrix. */
  endRow(at: number, isLine: boolean): void {
    const frame = this.top;
    if (!this.inCandidate || frame?.kind !== 'array' || frame.matrix === undefined) return;
    const problem = endRow(frame, at, isLine);
    if (problem) this.spoil(problem);
  }

  /** Elements were left out here. */
  ellipsis(at: number, afterBlank: boolean): void {
    if (!this.expectElement(at, afterBlank)) return;
    const frame = this.stack.innermost;
    frame.truncated = true;
    frame.endsInEllipsis = true;
  }

  /** Whether a number or inner array may stand at `at`; if not, the candidates are spoilt. */
  private expectElement(at: number, afterBlank: boolean): boolean {
    const frame = this.stack.innermost;
    if (frame.filled) {
      const isMixed = frame.commas && frame.kind !== 'selection' && frame.matrix !== 'matlab';
      if (!afterBlank || !this.blanksSeparate || isMixed) {
        this.spoil({ code: 'not-numeric', at });
        return false;
      }
      frame.blanks = true;
    }
    frame.filled = true;
    frame.endsInEllipsis = false;
    return true;
  }

  /** The open candidates cannot be arrays: reports their finished parts. */
  spoil(problem: FrameProblem): void {
    this.nesting.spoil(problem);
  }

  /** Closes the frame of a selection, which stays at the bottom of the stack. */
  closeSelection(at: number): void {
    while (this.stack.depth > 1) this.nesting.abandon(at);
    if (this.stack.depth > 0) this.nesting.finish(at);
  }

  /** Gives up every open bracket. */
  abandonAll(at: number): void {
    while (this.stack.depth > 0) this.nesting.abandon(at);
  }
}
