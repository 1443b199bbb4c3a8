import type { ArrayBuilder } from '../build/arrayBuilder';
import { code } from '../characters';
import type { RegionRule, Syntax } from '../syntax';
import { before, type Cursor } from './cursor';
import { RegionReader } from './regionReader';

/** What a scanner does at comments and strings. */
export class RegionSteps {
  /** The comment or string that was passed last, or is being passed. */
  readonly region: RegionReader;
  private rule: RegionRule | undefined;

  constructor(
    private readonly cursor: Cursor,
    private readonly syntax: Syntax,
    private readonly builder: ArrayBuilder,
  ) {
    this.region = new RegionReader(cursor.text);
  }

  /** Whether the cursor is within a comment or string whose end was not found yet. */
  get isOpen(): boolean {
    return this.rule !== undefined;
  }

  reset(): void {
    this.rule = undefined;
  }

  /** Enters the comment or string that begins at the cursor; false where none does. */
  enter(): boolean {
    const { cursor } = this;
    const region = this.syntax.region(cursor.text, cursor.at, cursor.limit, cursor.before === before.operand);
    if (!region) return false;
    if (region.rule) this.open(region.rule, region.innerStart);
    else {
      if (region.kind === 'string') this.spoil();
      this.leave(region.kind, region.end);
    }
    return true;
  }

  open(rule: RegionRule, innerStart: number): void {
    if (rule.kind === 'string') this.spoil();
    this.rule = rule;
    this.region.open(rule, Math.min(innerStart, this.cursor.limit));
    this.cursor.at = this.region.innerStart;
  }

  /** Looks for the end up to about `until`. @returns whether it was found. */
  pass(until: number): boolean {
    const { region, cursor, rule } = this;
    const isFound = region.advance(until, cursor.limit);
    if (!isFound || !rule) {
      cursor.at = Math.min(until, cursor.limit);
      return false;
    }
    this.rule = undefined;
    this.leave(rule.kind, region.end);
    if (region.isInterrupted) {
      this.builder.open('template', code.closeBrace, cursor.at - 1, false);
      cursor.before = before.nothing;
    }
    return true;
  }

  /** A string is no number. */
  private spoil(): void {
    if (this.builder.inCandidate) this.builder.spoil({ code: 'not-numeric', at: this.cursor.at });
  }

  private leave(kind: 'comment' | 'string' | 'blank', end: number): void {
    this.cursor.at = end;
    if (kind === 'string') this.cursor.before = before.operand;
    this.cursor.afterBlank = kind !== 'string';
  }
}
