import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../runner/reporter';

/** VS Code calls this inside the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    reporter: CountingReporter,
    grep: process.env['LOSS_LENS_TEST_GREP'] ?? '',
    forbidOnly: true,
  });
  for (const name of readdirSync(__dirname, { recursive: true }).map(String).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in the extension host failed.`);
}
