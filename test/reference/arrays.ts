import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findArrays } from '../../src/arrays';
import { mismatches, readArrayCases, supportedKinds, type ArrayCase } from './arrayCase';

/** A case that takes longer than this fails: no text may cost more than its length. */
const longestMilliseconds = 5000;

function run(expected: ArrayCase): string[] {
  const begun = performance.now();
  try {
    const lines = mismatches(expected, findArrays(expected.text, expected.languageId));
    const taken = performance.now() - begun;
    return taken > longestMilliseconds ? [...lines, `took ${taken.toFixed(0)} ms`] : lines;
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

/** Runs the cases of the files, all or only the one named. @returns whether some ran and all passed. */
function main(files: readonly string[], only: string | undefined): boolean {
  let passed = 0;
  let failed = 0;
  const leftOut = new Map<string, number>();
  for (const expected of files.flatMap((file) => readArrayCases(readFileSync(file, 'utf8')))) {
    if (only !== undefined && expected.id !== only) continue;
    if (only === undefined && !supportedKinds.has(expected.kind)) {
      leftOut.set(expected.kind, (leftOut.get(expected.kind) ?? 0) + 1);
      continue;
    }
    const lines = run(expected);
    if (lines.length === 0) passed += 1;
    else failed += 1;
    for (const line of lines) console.log(`${expected.id} [${expected.languageId}]: ${line}`);
  }
  for (const [kind, count] of leftOut) console.log(`left out: ${kind} (${count})`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const words = process.argv.slice(2);
const flag = words.indexOf('--only');
const only = flag < 0 ? undefined : words.splice(flag, 2).at(1);
const standard = join('test', 'fixtures', 'arrays', 'public.json');
try {
  if (!main(words.length > 0 ? words : [standard], only)) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
