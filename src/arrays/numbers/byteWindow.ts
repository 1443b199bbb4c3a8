/** The part of the platform's encoder that is used; every host of the product has it, and without it all works too. */
interface Encoder {
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
}
declare const TextEncoder: (new () => Encoder) | undefined;

const smallest = 256;
const largest = 65_536;
/** A window is moved when fewer characters than this are left in it. */
const leastLeft = 16;
/** What stands for every character beyond ASCII. */
const other = 127;

/**
 * A stretch of a text as bytes. Reading a byte takes a third of the time of `charCodeAt`, which makes up for copying
 * where most characters of a stretch are looked at. It grows while stretch follows stretch.
 */
export class ByteWindow {
  /** Offset in the text of the first byte. */
  base = 0;
  /** Bytes that are filled; behind them is a 0. */
  filled = 0;
  bytes = new Uint8Array(smallest + 1);
  private size = smallest;
  private readonly encoder = typeof TextEncoder === 'undefined' ? undefined : new TextEncoder();

  constructor(private readonly text: string) {}

  /** Moves the window so that the character at `at` and some behind it are in it. */
  cover(at: number): void {
    const end = this.base + this.filled;
    if (at >= this.base && at < end - leastLeft) return;
    const follows = this.filled > 0 && at >= end - leastLeft && at <= end + leastLeft;
    this.size = follows ? Math.min(largest, 4 * this.size) : smallest;
    if (this.bytes.length <= this.size) this.bytes = new Uint8Array(this.size + 1);
    const stretch = this.text.slice(at, at + this.size);
    this.base = at;
    this.filled = stretch.length;
    const done = this.encoder?.encodeInto(stretch, this.bytes);
    if (done?.read !== stretch.length || done.written !== stretch.length) this.copy(stretch);
    this.bytes[this.filled] = 0;
  }

  private copy(stretch: string): void {
    for (let index = 0; index < stretch.length; index++) {
      this.bytes[index] = Math.min(other, stretch.charCodeAt(index));
    }
  }
}
