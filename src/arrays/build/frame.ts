import type { Axes } from './axes';

/** Why a bracket does not hold a numeric array, as far as the scanner saw. */
export type FrameProblem =
  | {
      readonly code: 'ragged';
      readonly at: number;
      readonly end: number;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly code: 'not-numeric'; readonly at: number }
  | { readonly code: 'empty' }
  | { readonly code: 'unclosed' }
  | { readonly code: 'none' };

/**
 * `array`: may become an array. `tuple`: parentheses that may. `group`: parentheses around one expression.
 * `selection`: the edges of a selected text. `other`: a subscript, a call or a block, which never becomes an array.
 * `template`: the `${…}` of a template string.
 */
export type FrameKind = 'array' | 'tuple' | 'group' | 'selection' | 'other' | 'template';

/** An open bracket and what it holds so far. Frames are reused: nothing is allocated for each bracket. */
export class Frame {
  kind: FrameKind = 'other';
  /** Character code of the bracket that closes it. */
  closer = 0;
  start = 0;
  /** Set once it cannot be an array any more. */
  problem: FrameProblem | undefined;
  /** Where its numbers and its inner arrays begin in the builder's buffers. */
  valueStart = 0;
  recordStart = 0;
  numbers = 0;
  records = 0;
  /** Shape that all inner arrays share. */
  childAxes: Axes | undefined;
  /** Whether an element was read since the last comma. */
  filled = false;
  commas = false;
  blanks = false;
  truncated = false;
  endsInEllipsis = false;
  /** How a matrix is written in it, if its language has rows. */
  matrix: 'matlab' | 'julia' | undefined;
  /** Rows that semicolons or lines ended, the length of each, and where the open row begins. */
  rows = 0;
  width = 0;
  rowStart = 0;
  /** The parentheses of a call that makes a shape (`torch.Size`). */
  isShapeCall = false;
  /** The parentheses of a printed value (`tensor(…)`). */
  isPrintingCall = false;
  /** The parentheses of `if (…)`, after which a statement begins. */
  isControl = false;
  /** Named like a shape in printed text: no array if its numbers are whole. */
  isNamedShape = false;
  /** What the numbers in it are to be multiplied by: old PyTorch's `tensor(1.00000e-02 * [4.1, 2.5])`. */
  scale = 1;
  /** Whether a single number in it makes an array of one. */
  allowsSingle = true;

  reset(kind: FrameKind, closer: number, start: number, valueStart: number, recordStart: number): void {
    this.kind = kind;
    this.closer = closer;
    this.start = start;
    this.problem = kind === 'other' || kind === 'template' ? { code: 'none' } : undefined;
    this.valueStart = valueStart;
    this.recordStart = recordStart;
    this.numbers = 0;
    this.records = 0;
    this.childAxes = undefined;
    this.filled = false;
    this.commas = false;
    this.blanks = false;
    this.truncated = false;
    this.endsInEllipsis = false;
    this.matrix = undefined;
    this.rows = 0;
    this.width = 0;
    this.rowStart = 0;
    this.isShapeCall = false;
    this.isPrintingCall = false;
    this.isControl = false;
    this.isNamedShape = false;
    this.scale = 1;
    this.allowsSingle = true;
  }
}
