import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { CountingReporter } from './reporter';

/** Runs every `*.test.js` under a folder, in the order of their paths. Resolves to the number of failures. */
export async function runMocha(folder: string, timeoutMs: number): Promise<number> {
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: timeoutMs,
    reporter: CountingReporter,
    grep: process.env['LOSS_LENS_TEST_GREP'] ?? '',
    forbidOnly: true,
  });
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  for (const name of names.filter((name) => name.endsWith('.test.js')).sort())
    mocha.addFile(join(folder, name));
  return new Promise((resolve) => mocha.run(resolve));
}
