import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readQuestionAt } from '../../src/pairing';
import { faultsOf, isConfidentlyWrong, readPairingCases, type PairingCase } from './pairingCase';

interface Count {
  passed: number;
  all: number;
  /** Answers that claim a loss or a target that is wrong. */
  claimed: number;
}

interface Outcome {
  readonly faults: readonly string[];
  readonly isClaimed: boolean;
}

function run(expected: PairingCase): Outcome {
  try {
    const got = readQuestionAt(expected.text, expected.offset, expected.languageId);
    const faults = faultsOf(expected, got);
    return { faults, isClaimed: faults.length > 0 && isConfidentlyWrong(expected, got) };
  } catch (error) {
    return { faults: [`threw ${String(error)}`], isClaimed: false };
  }
}

function added(counts: Map<string, Count>, key: string, { faults, isClaimed }: Outcome): void {
  const { passed, all, claimed } = counts.get(key) ?? { passed: 0, all: 0, claimed: 0 };
  counts.set(key, {
    passed: passed + Number(faults.length === 0),
    all: all + 1,
    claimed: claimed + Number(isClaimed),
  });
}

/** Runs the cases of the files, all or only the one named. @returns whether some ran and all passed. */
function main(files: readonly string[], only: string | undefined): boolean {
  const categories = new Map<string, Count>();
  const byFile = new Map<string, Count>();
  for (const file of files)
    for (const expected of readPairingCases(readFileSync(file, 'utf8'))) {
      if (only !== undefined && expected.id !== only) continue;
      const outcome = run(expected);
      added(categories, expected.category, outcome);
      added(byFile, basename(file), outcome);
      for (const fault of outcome.faults) console.log(`${expected.id} [${expected.category}]: ${fault}`);
    }
  for (const [category, { passed, all }] of categories) console.log(`${category}: ${passed} of ${all}`);
  for (const [file, { passed, all, claimed }] of byFile)
    console.log(
      `${file}: ${passed} of ${all} right (${((100 * passed) / all).toFixed(1)} %), ${claimed} confidently wrong`,
    );
  const total = [...byFile.values()];
  const passed = total.reduce((sum, count) => sum + count.passed, 0);
  const failed = total.reduce((sum, count) => sum + count.all, 0) - passed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

const words = process.argv.slice(2);
const flag = words.indexOf('--only');
const only = flag < 0 ? undefined : words.splice(flag, 2).at(1);
const standard = ['public.json', 'snippets.json', 'furtherSnippets.json'].map((name) =>
  join('test', 'fixtures', 'pairing', name),
);
try {
  if (!main(words.length > 0 ? words : standard, only)) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
