import { axis, isSameShape, raggedProblem, shapeOf, type Axes } from './axes';
import { code } from '../characters';
import { Frame, type FrameKind, type FrameProblem } from './frame';
import { ValueBuffer } from './valueBuffer';

/** A rectangular array that was read to its end. */
export interface FoundArray {
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly truncated: boolean;
}

export interface BuilderEvents {
  found(array: FoundArray): void;
  /** An element was read; called for every number of an open array. */
  number?(start: number, end: number): void;
  /** A bracket was closed (`end` after it) or given up as unclosed. */
  left?(frame: Frame, end: number, closed: boolean): void;
}

/**
 * Builds rectangular arrays out of brackets, commas and numbers, whatever the language. A bracket that cannot be an
 * array spoils all brackets around it, so the stack is always: spoilt frames, then open candidates from
 * `firstCandidate` on. Inner arrays wait in the buffer until the outermost candidate is closed or spoilt.
 */
export class ArrayBuilder {
  private readonly frames: Frame[] = [];
  private depth = 0;
  private firstCandidate = 0;
  private readonly buffer = new ValueBuffer();
  /** How many brackets wait for each closing character. */
  private readonly openCounts = new Int32Array(128);

  constructor(
    private readonly events: BuilderEvents,
    private readonly blanksSeparate: boolean,
  ) {}

  /** Whether the innermost bracket may still become an array. */
  get inCandidate(): boolean {
    return this.firstCandidate < this.depth;
  }

  get isNested(): boolean {
    return this.depth > 0;
  }

  get top(): Frame | undefined {
    return this.depth > 0 ? this.frames[this.depth - 1] : undefined;
  }

  /** Start of the outermost open candidate; Infinity if there is none. */
  get candidateStart(): number {
    return this.inCandidate ? this.frames[this.firstCandidate].start : Infinity;
  }

  open(kind: FrameKind, closer: number, at: number, afterBlank: boolean): Frame {
    const closed = kind === 'other' || kind === 'template';
    if (this.inCandidate) {
      if (closed) this.spoil({ code: 'not-numeric', at });
      else this.expectElement(at, afterBlank);
    }
    const frame = (this.frames[this.depth] ??= new Frame());
    frame.reset(kind, closer, at, this.buffer.valueCount, this.buffer.recordCount);
    this.depth++;
    if (closed) this.firstCandidate = this.depth;
    this.openCounts[closer]++;
    return frame;
  }

  /** Closes the innermost bracket of this kind, and says what it was; brackets left open inside it are given up. */
  close(closer: number, at: number): Frame | undefined {
    if (this.openCounts[closer] === 0) {
      this.spoil({ code: 'not-numeric', at });
      return undefined;
    }
    while (this.frames[this.depth - 1].closer !== closer) this.abandon(at);
    const frame = this.frames[this.depth - 1];
    this.finish(frame, at + 1);
    return frame;
  }

  number(value: number, start: number, end: number, afterBlank: boolean): void {
    if (!this.expectElement(start, afterBlank)) return;
    const frame = this.frames[this.depth - 1];
    if (frame.records > 0) {
      this.spoil({ code: 'ragged', at: start, end, expected: frame.childAxes?.length ?? 1, found: 1 });
      return;
    }
    frame.numbers++;
    this.buffer.addValue(value);
    this.events.number?.(start, end);
  }

  comma(at: number): void {
    if (!this.inCandidate) return;
    const frame = this.frames[this.depth - 1];
    // NumPy before 1.14 wrote `[0. 1. ...,  8. 9.]`.
    if (frame.blanks && frame.endsInEllipsis) return;
    const mixed = frame.blanks && frame.kind !== 'selection' && frame.matrix !== 'matlab';
    if (!frame.filled || mixed || frame.kind === 'group') this.spoil({ code: 'not-numeric', at });
    frame.filled = false;
    frame.commas = true;
  }

  /** A semicolon or the end of a line ends a row of a matrix. */
  endRow(at: number, isLine: boolean): void {
    const frame = this.top;
    if (!this.inCandidate || frame?.kind !== 'array' || frame.matrix === undefined) return;
    if (isLine && frame.matrix === 'julia' && (frame.commas || !frame.filled)) return;
    if (!isLine && frame.matrix === 'julia' && frame.commas) {
      this.spoil({ code: 'not-numeric', at });
      return;
    }
    const length = frame.numbers - frame.rowStart;
    frame.filled = false;
    frame.commas = false;
    if (length === 0) return;
    if (frame.rows > 0 && length !== frame.width) {
      this.spoil({ code: 'ragged', at, end: at, expected: frame.width, found: length });
      return;
    }
    frame.width = length;
    frame.rows++;
    frame.rowStart = frame.numbers;
  }

  /** Elements were left out here. */
  ellipsis(at: number, afterBlank: boolean): void {
    if (!this.expectElement(at, afterBlank)) return;
    const frame = this.frames[this.depth - 1];
    frame.truncated = true;
    frame.endsInEllipsis = true;
  }

  /** Whether a number or inner array may stand at `at`; if not, the candidates are spoilt. */
  private expectElement(at: number, afterBlank: boolean): boolean {
    const frame = this.frames[this.depth - 1];
    if (frame.filled) {
      if (
        !afterBlank ||
        !this.blanksSeparate ||
        (frame.commas && frame.kind !== 'selection' && frame.matrix !== 'matlab')
      ) {
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
    for (let depth = this.firstCandidate; depth < this.depth; depth++) {
      const frame = this.frames[depth];
      frame.problem ??= problem;
      const end = depth + 1 < this.depth ? this.frames[depth + 1].recordStart : this.buffer.recordCount;
      for (let index = frame.recordStart; index < end; index++) this.report(index, frame.childAxes);
    }
    this.firstCandidate = this.depth;
    this.buffer.clear();
  }

  /** Closes the frame of a selection, which stays at the bottom of the stack. */
  closeSelection(at: number): void {
    while (this.depth > 1) this.abandon(at);
    if (this.depth > 0) this.finish(this.frames[0], at);
  }

  /** Gives up every open bracket. */
  abandonAll(at: number): void {
    while (this.depth > 0) this.abandon(at);
  }

  private abandon(at: number): void {
    const frame = this.frames[this.depth - 1];
    const unspoilt = frame.problem === undefined;
    if (unspoilt) this.spoil({ code: 'unclosed' });
    this.leave(frame, at, false);
  }

  private leave(frame: Frame, end: number, closed = true): void {
    this.depth--;
    this.openCounts[frame.closer]--;
    if (this.firstCandidate > this.depth) this.firstCandidate = this.depth;
    this.events.left?.(frame, end, closed);
  }

  private finish(frame: Frame, end: number): void {
    if (frame.problem) return this.leave(frame, end);
    if (frame.rows > 0) this.endRow(end - 1, false);
    const elements = frame.numbers + frame.records;
    const parenthesis = frame.closer === code.closeParenthesis && frame.kind !== 'array';
    if (elements === 0) this.spoil(frame.truncated ? { code: 'none' } : { code: 'empty' });
    else if (parenthesis && frame.blanks) this.spoil({ code: 'not-numeric', at: frame.start });
    else if (!frame.commas && elements === 1 && (parenthesis || frame.kind === 'selection')) {
      return this.ungroup(frame, end);
    }
    if (frame.problem) return this.leave(frame, end);
    const isArray = frame.numbers > 0;
    const isRow = frame.matrix === 'julia' ? frame.blanks && frame.rows === 0 : false;
    const isMatrix = frame.rows > 1 && !(frame.matrix === 'julia' && frame.width === 1);
    const rows = isRow ? 1 : frame.rows;
    const isRowed = isArray && (isRow || isMatrix);
    const length = isRowed ? rows : isArray ? frame.numbers : frame.records;
    const rowAxes = isRowed ? axis(frame.numbers / rows, undefined) : undefined;
    this.buffer.recordCount = frame.recordStart;
    this.leave(frame, end);
    this.join(frame, end, length, isArray ? rowAxes : frame.childAxes);
  }

  /** Parentheses around a single number or array change nothing. */
  private ungroup(frame: Frame, end: number): void {
    this.leave(frame, end);
    if (!this.inCandidate) {
      this.report(frame.recordStart, frame.childAxes);
      this.buffer.clear();
      return;
    }
    if (!frame.childAxes) {
      const parent = this.frames[this.depth - 1];
      if (parent.records > 0) {
        this.spoil({
          code: 'ragged',
          at: frame.start,
          end,
          expected: parent.childAxes?.length ?? 1,
          found: 1,
        });
      } else parent.numbers++;
      return;
    }
    const record = this.buffer.record(frame.recordStart);
    this.buffer.recordCount = frame.recordStart;
    this.adopt(record.start, record.end, record.valueStart, record.truncated, frame.childAxes);
  }

  private join(frame: Frame, end: number, length: number, inner: Axes | undefined): void {
    const { start, valueStart, truncated } = frame;
    if (this.inCandidate) {
      const parent = this.frames[this.depth - 1];
      // A row like the ones before it shares their shape, so that a million rows allocate one.
      const same = parent.childAxes;
      const isRow = same?.length === length && same.inner === inner;
      this.adopt(start, end, valueStart, truncated, isRow ? same : axis(length, inner));
      return;
    }
    this.buffer.addRecord(start, end, valueStart, truncated);
    const single = this.buffer.valueCount - valueStart === 1 && !frame.allowsSingle;
    if (!single && !(frame.isNamedShape && this.buffer.isWhole(valueStart))) {
      this.report(this.buffer.recordCount - 1, axis(length, inner));
    }
    this.buffer.clear();
  }

  /** Makes a finished array an element of the innermost candidate. */
  private adopt(start: number, end: number, valueStart: number, truncated: boolean, axes: Axes): void {
    const parent = this.frames[this.depth - 1];
    this.buffer.addRecord(start, end, valueStart, truncated);
    if (parent.numbers === 0 && parent.records === 0) parent.childAxes = axes;
    if (parent.numbers > 0 || !isSameShape(parent.childAxes, axes)) {
      const index = this.buffer.recordCount - 1;
      this.report(index, axes);
      this.buffer.recordCount = index;
      this.spoil(raggedProblem(parent, start, end, axes));
      return;
    }
    parent.records++;
    if (truncated) parent.truncated = true;
  }

  private report(index: number, axes: Axes | undefined): void {
    if (!axes) return;
    const { start, end, valueStart, truncated } = this.buffer.record(index);
    const values = this.buffer.copyValues(valueStart, axes.size);
    this.events.found({ start, end, shape: shapeOf(axes), values, truncated });
  }
}
