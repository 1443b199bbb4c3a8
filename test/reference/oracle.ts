import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from './operations';
import { mismatches, readCases, type ReferenceCase } from './referenceCase';

/** What running one case came to: lines that say what differs, or nothing where no operation computes it. */
function run(reference: ReferenceCase): string[] | undefined {
  if (!Object.hasOwn(operations, reference.op)) return undefined;
  try {
    return mismatches(reference, operations[reference.op](reference));
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

/** Runs the reference files named, prints what differs and counts. @returns whether all passed. */
function main(files: readonly string[]): boolean {
  let passed = 0;
  let failed = 0;
  const leftOut = new Map<string, number>();
  for (const reference of files.flatMap((file) => readCases(readFileSync(file, 'utf8')))) {
    const lines = run(reference);
    if (lines === undefined) leftOut.set(reference.op, (leftOut.get(reference.op) ?? 0) + 1);
    else if (lines.length === 0) passed += 1;
    else failed += 1;
    for (const line of lines ?? []) console.log(`${reference.id}: ${line}`);
  }
  for (const [op, count] of leftOut) console.log(`left out: ${op} (${count})`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const files = process.argv.slice(2);
const standard = join('test', 'fixtures', 'oracle', 'cases.json');
try {
  if (!main(files.length > 0 ? files : [standard])) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
