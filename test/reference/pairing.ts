import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestionAt } from '../../src/pairing';
import { faultsOf, readPairingCases, type PairingCase } from './pairingCase';

interface Count {
  passed: number;
  all: number;
}

function run(expected: PairingCase): string[] {
  try {
    return faultsOf(expected, readQuestionAt(expected.text, expected.offset, expected.languageId));
  } catch (error) {
    return [`threw ${String(error)}`];
  }
}

/** Runs the cases of the files, all or only the one named. @returns whether some ran and all passed. */
function main(files: readonly string[], only: string | undefined): boolean {
  const counts = new Map<string, Count>();
  let passed = 0;
  let failed = 0;
  for (const expected of files.flatMap((file) => readPairingCases(readFileSync(file, 'utf8')))) {
    if (only !== undefined && expected.id !== only) continue;
    const faults = run(expected);
    const count = counts.get(expected.category) ?? { passed: 0, all: 0 };
    counts.set(expected.category, {
      passed: count.passed + (faults.length === 0 ? 1 : 0),
      all: count.all + 1,
    });
    if (faults.length === 0) passed += 1;
    else failed += 1;
    for (const fault of faults) console.log(`${expected.id} [${expected.category}]: ${fault}`);
  }
  for (const [category, count] of counts) console.log(`${category}: ${count.passed} of ${count.all}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const words = process.argv.slice(2);
const flag = words.indexOf('--only');
const only = flag < 0 ? undefined : words.splice(flag, 2).at(1);
const standard = join('test', 'fixtures', 'pairing', 'public.json');
try {
  if (!main(words.length > 0 ? words : [standard], only)) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
