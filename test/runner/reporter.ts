import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reporters, Runner, type MochaOptions, type Test } from 'mocha';
import { isSkipExplained } from './skip';

/**
 * Mocha's `spec`, which also writes the counts to the file that LOSS_LENS_TEST_RESULTS names, for the program that
 * started this run. A test skipped without a reason counts as failed, and so does a run without any test.
 */
export class CountingReporter extends reporters.Spec {
  public constructor(runner: Runner, options?: MochaOptions) {
    super(runner, options);
    const skipped: string[] = [];
    const unexplained: string[] = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test: Test) => {
      (isSkipExplained(test.title) ? skipped : unexplained).push(test.fullTitle());
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      for (const title of unexplained) console.error(`Skipped without a reason: ${title}`);
      const { passes, failures } = this.stats;
      const nothingRan = passes + failures + skipped.length + unexplained.length === 0;
      if (nothingRan) console.error('No test ran.');
      const failed = failures + unexplained.length + (nothingRan ? 1 : 0);
      writeResults({ passed: passes, failed, skipped });
    });
  }
}

interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

function writeResults(results: Results): void {
  const path = process.env['LOSS_LENS_TEST_RESULTS'];
  if (path === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(results));
}
