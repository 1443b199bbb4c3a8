import { ArrayBuilder, type BuilderEvents } from './build/arrayBuilder';
import { LocatedArray } from './locatedArray';
import type { NumericArray } from './numericArray';
import { Scanner } from './scan/scanner';
import type { Region, Syntax } from './syntax';
import { printed } from './syntaxes';

export interface ScanOptions {
  readonly settleAt?: number;
  readonly longest?: number;
  readonly left?: BuilderEvents['left'];
}

/**
 * Hands every array between `from` and `to` to `found`; comments and strings are read as printed text.
 * @returns the start of an array longer than `longest`, where reading ended.
 */
export function scanText(
  text: string,
  syntax: Syntax,
  from: number,
  to: number,
  found: (array: NumericArray) => void,
  { settleAt, longest, left }: ScanOptions = {},
): number | undefined {
  const make = (rules: Syntax, region?: (region: Region) => void): Scanner => {
    const events: BuilderEvents = { found: (array) => found(new LocatedArray(text, rules, array)), left };
    return new Scanner(text, rules, new ArrayBuilder(events, rules.blanksSeparate), {
      region,
      settleAt,
      longest,
    });
  };
  const inner = make(printed);
  const isFar = (region: Region): boolean =>
    settleAt !== undefined && (region.innerEnd < settleAt || region.innerStart > settleAt);
  const outer = make(syntax, (region) => {
    if (!isFar(region)) inner.scan(region.innerStart, region.innerEnd);
  });
  outer.scan(from, to);
  return outer.unread ?? inner.unread;
}
