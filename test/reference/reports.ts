import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findArrays } from '../../src/arrays';
import { readQuestionAt } from '../../src/pairing';
import { arrayFaults, placed, questionFaults, readReportCases, type ReportCase } from './reportCase';

function faultsOf(expected: ReportCase): string[] {
  const { text, offset } = placed(expected);
  try {
    const faults = arrayFaults(expected, findArrays(text, expected.languageId));
    if (offset === undefined) return faults;
    return [...faults, ...questionFaults(expected, readQuestionAt(text, offset, expected.languageId))];
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

/** Runs the cases of the files, all or only the one named. @returns whether some ran and all passed. */
function main(files: readonly string[], only: string | undefined): boolean {
  let passed = 0;
  let failed = 0;
  for (const expected of files.flatMap((file) => readReportCases(readFileSync(file, 'utf8')))) {
    if (only !== undefined && expected.id !== only) continue;
    const faults = faultsOf(expected);
    if (faults.length === 0) passed += 1;
    else failed += 1;
    for (const fault of faults) console.log(`${expected.id}: ${fault}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const words = process.argv.slice(2);
const flag = words.indexOf('--only');
const only = flag < 0 ? undefined : words.splice(flag, 2).at(1);
const standard = join('test', 'fixtures', 'reports', 'public.json');
try {
  if (!main(words.length > 0 ? words : [standard], only)) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
