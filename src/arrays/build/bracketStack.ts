import { Frame, type FrameKind } from './frame';

/** Brackets that are followed: no array of numbers has so many axes, and no memory should be spent on more. */
const deepest = 100_000;

/**
 * The open brackets. One that cannot be an array spoils all around it, so the stack is always: spoilt frames, then
 * candidates from `firstCandidate` on.
 */
export class BracketStack {
  depth = 0;
  firstCandidate = 0;
  private readonly frames: Frame[] = [];
  /** Brackets that are open beyond the deepest that are followed. */
  private beyond = 0;
  private readonly beyondFrame = new Frame();
  /** How many brackets wait for each closing character. */
  private readonly openCounts = new Int32Array(128);

  get top(): Frame | undefined {
    return this.depth > 0 ? this.frames[this.depth - 1] : undefined;
  }

  /** Whether the innermost bracket may still become an array. */
  get inCandidate(): boolean {
    return this.firstCandidate < this.depth;
  }

  /** Start of the outermost open candidate; Infinity if there is none. */
  get candidateStart(): number {
    return this.inCandidate ? this.frames[this.firstCandidate].start : Infinity;
  }

  /** The innermost frame; to be asked only while one is open. */
  get innermost(): Frame {
    return this.frames[this.depth - 1];
  }

  get outermost(): Frame {
    return this.frames[0];
  }

  at(depth: number): Frame {
    return this.frames[depth];
  }

  get isFull(): boolean {
    return this.depth >= deepest;
  }

  get isBeyond(): boolean {
    return this.beyond > 0;
  }

  /** Closes a bracket beyond the deepest that are followed, of whatever kind. */
  closeBeyond(): void {
    this.beyond--;
  }

  waitsFor(closer: number): boolean {
    return this.openCounts[closer] > 0;
  }

  push(kind: FrameKind, closer: number, start: number, valueStart: number, recordStart: number): Frame {
    if (this.isFull) {
      this.beyond++;
      this.beyondFrame.reset('other', closer, start, 0, 0);
      return this.beyondFrame;
    }
    const frame = (this.frames[this.depth] ??= new Frame());
    frame.reset(kind, closer, start, valueStart, recordStart);
    this.depth++;
    if (frame.problem) this.firstCandidate = this.depth;
    this.openCounts[closer]++;
    return frame;
  }

  pop(): Frame {
    const frame = this.frames[--this.depth];
    this.openCounts[frame.closer]--;
    if (this.firstCandidate > this.depth) this.firstCandidate = this.depth;
    return frame;
  }
}
