import { code } from '../characters';
import { axis, isSameShape, raggedProblem, shapeOf, type Axes } from './axes';
import type { BracketStack } from './bracketStack';
import type { Frame, FrameProblem } from './frame';
import { endRow, rowedShape } from './matrixRows';
import type { ValueBuffer } from './valueBuffer';

/** A rectangular array that was read to its end. */
export interface FoundArray {
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly truncated: boolean;
  /** What the written numbers were multiplied by. */
  readonly scale: number;
}

export interface BuilderEvents {
  found(array: FoundArray): void;
  /** An element was read; called for every number of an open array. */
  number?(start: number, end: number): void;
  /** A bracket was closed (`end` after it) or given up as unclosed. */
  left?(frame: Frame, end: number, closed: boolean): void;
}

/** Makes brackets that are closed into arrays, and arrays into the rows of others; reports the outermost. */
export class Nesting {
  constructor(
    private readonly stack: BracketStack,
    private readonly buffer: ValueBuffer,
    private readonly events: BuilderEvents,
    private readonly isFlat: boolean,
  ) {}

  /** The open candidates cannot be arrays: reports their finished parts. */
  spoil(problem: FrameProblem): void {
    const { stack, buffer } = this;
    for (let depth = stack.firstCandidate; depth < stack.depth; depth++) {
      const frame = stack.at(depth);
      frame.problem ??= problem;
      const end = depth + 1 < stack.depth ? stack.at(depth + 1).recordStart : buffer.recordCount;
      for (let index = frame.recordStart; index < end; index++) this.report(index, frame.childAxes);
    }
    stack.firstCandidate = stack.depth;
    buffer.clear();
  }

  /** Gives up the innermost bracket. */
  abandon(at: number): void {
    if (this.stack.innermost.problem === undefined) this.spoil({ code: 'unclosed' });
    this.leave(at, false);
  }

  /** Closes the innermost bracket. */
  finish(end: number): void {
    const frame = this.stack.innermost;
    if (frame.problem) return this.leave(end);
    if (frame.rows > 0) this.spoilIf(endRow(frame, end - 1, false));
    const elements = frame.numbers + frame.records;
    const isParenthesis = frame.closer === code.closeParenthesis && frame.kind !== 'array';
    if (elements === 0) this.spoil(frame.truncated ? { code: 'none' } : { code: 'empty' });
    else if (isParenthesis && frame.blanks) this.spoil({ code: 'not-numeric', at: frame.start });
    else if (!frame.commas && elements === 1 && (isParenthesis || frame.kind === 'selection')) {
      return this.ungroup(frame, end);
    }
    this.leave(end);
    if (frame.problem) return;
    this.buffer.recordCount = frame.recordStart;
    if (frame.numbers === 0) return this.join(frame, end, frame.records, frame.childAxes);
    const rowed = rowedShape(frame);
    this.join(frame, end, rowed?.rows ?? frame.numbers, rowed && axis(rowed.width, undefined));
  }

  private spoilIf(problem: FrameProblem | undefined): void {
    if (problem) this.spoil(problem);
  }

  private leave(end: number, closed = true): void {
    const frame = this.stack.pop();
    this.events.left?.(frame, end, closed);
  }

  /** Parentheses around a single number or array change nothing. */
  private ungroup(frame: Frame, end: number): void {
    const { stack, buffer } = this;
    this.leave(end);
    if (!stack.inCandidate) {
      this.report(frame.recordStart, frame.childAxes, frame.scale);
      buffer.clear();
      return;
    }
    if (frame.childAxes) {
      const { start, end: innerEnd, valueStart, truncated } = buffer.record(frame.recordStart);
      buffer.recordCount = frame.recordStart;
      return this.adopt(start, innerEnd, valueStart, truncated, frame.childAxes);
    }
    const parent = stack.innermost;
    if (parent.records === 0) parent.numbers++;
    else {
      const expected = parent.childAxes?.length ?? 1;
      this.spoil({ code: 'ragged', at: frame.start, end, expected, found: 1 });
    }
  }

  private join(frame: Frame, end: number, length: number, inner: Axes | undefined): void {
    const { start, valueStart, truncated } = frame;
    const { stack, buffer } = this;
    if (stack.inCandidate && this.isFlat) {
      stack.innermost.numbers += frame.numbers;
      if (truncated) stack.innermost.truncated = true;
      return;
    }
    if (stack.inCandidate) {
      // A row like the ones before it shares their shape, so that a million rows allocate one.
      const same = stack.innermost.childAxes;
      const isRow = same?.length === length && same.inner === inner;
      this.adopt(start, end, valueStart, truncated, isRow ? same : axis(length, inner));
      return;
    }
    buffer.addRecord(start, end, valueStart, truncated);
    const isSingle = buffer.valueCount - valueStart === 1 && !frame.allowsSingle;
    if (!isSingle && !(frame.isNamedShape && buffer.isWhole(valueStart))) {
      this.report(buffer.recordCount - 1, axis(length, inner), frame.scale);
    }
    buffer.clear();
  }

  /** Makes a finished array an element of the innermost candidate. */
  private adopt(start: number, end: number, valueStart: number, truncated: boolean, axes: Axes): void {
    const parent = this.stack.innermost;
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

  private report(index: number, axes: Axes | undefined, scale = 1): void {
    if (!axes) return;
    const { start, end, valueStart, truncated } = this.buffer.record(index);
    const values = this.buffer.take(valueStart, axes.size);
    if (scale !== 1) for (let at = 0; at < values.length; at++) values[at] *= scale;
    this.events.found({ start, end, shape: shapeOf(axes), values, truncated, scale });
  }
}
