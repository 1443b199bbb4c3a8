import { ArrayBuilder } from './build/arrayBuilder';
import type { BuilderEvents } from './build/nesting';
import type { LineState } from './lines/lineState';
import { LocatedArray } from './locatedArray';
import type { NumericArray } from './numericArray';
import { hasDecimalCommas } from './scan/decimalCommas';
import { Scanner } from './scan/scanner';
import { runSteps, sliceLength } from './steps';
import type { Syntax } from './syntax';
import { printed } from './syntaxes';

export interface ScanOptions {
  readonly settleAt?: number;
  readonly longest?: number;
  readonly left?: BuilderEvents['left'];
  /** What is open at `from`, the start of a line. */
  readonly state?: LineState;
}

/**
 * Hands every array between `from` and `to` to `found`, in slices of about `sliceLength` characters; comments and
 * strings are read as printed text.
 * @returns the start of an array longer than `longest`, where reading ended.
 */
export function* scanSteps(
  text: string,
  syntax: Syntax,
  from: number,
  to: number,
  found: (array: NumericArray) => void,
  { settleAt, longest, left, state }: ScanOptions = {},
): Generator<void, number | undefined, void> {
  const make = (rules: Syntax): Scanner => {
    const events: BuilderEvents = {
      found(array) {
        if (rules.operands === 'printed' && hasDecimalCommas(text, array)) return;
        found(new LocatedArray(text, rules, array));
      },
      left,
    };
    return new Scanner(text, rules, new ArrayBuilder(events, rules.blanksSeparate, rules.isFlat), {
      settleAt,
      longest,
    });
  };
  const outer = make(syntax);
  let inner: Scanner | undefined;
  outer.begin(from, to, state);
  for (let rested = from; ;) {
    if (outer.position - rested >= sliceLength) {
      rested = outer.position;
      yield;
    }
    const advance = outer.advance(sliceLength);
    if (advance === 'finished') break;
    if (advance === 'region') {
      const { innerStart, innerEnd } = outer.region;
      const isFar = settleAt !== undefined && (innerEnd < settleAt || innerStart > settleAt);
      if (isFar || innerStart === innerEnd) continue;
      inner ??= make(printed);
      inner.begin(innerStart, innerEnd);
      while (inner.advance(sliceLength) !== 'finished') yield;
      inner.end();
    }
  }
  outer.end();
  return outer.unread ?? inner?.unread;
}

/** `scanSteps` without a stop. */
export function scanText(...options: Parameters<typeof scanSteps>): number | undefined {
  return runSteps(scanSteps(...options));
}
