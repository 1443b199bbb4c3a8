import type { Context } from 'mocha';

const mark = ' (skipped: ';

/** Skips the running test and says why in its title. */
export function skipBecause(context: Context, reason: string): never {
  const test = context.test;
  if (test !== undefined) test.title += `${mark}${reason})`;
  return context.skip();
}

export function isSkipExplained(title: string): boolean {
  return title.includes(mark);
}
