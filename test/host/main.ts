/**
 * Runs the host tests: `main.js current|oldest` in VS Code's server from npm, `main.js download` in a desktop VS Code
 * that is downloaded.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { projectRoot } from '../launcher';

type Target = 'current' | 'oldest' | 'download';

async function main(target: Target): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'loss-lens-'));
  try {
    await run(target, join(folder, 'workspace'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(target: Target, workspace: string): Promise<void> {
  mkdirSync(workspace);
  await runTests({
    vscodeExecutablePath: target === 'download' ? undefined : shim(),
    version: target === 'download' ? process.env['LOSS_LENS_VSCODE_VERSION'] : undefined,
    extensionDevelopmentPath: process.env['LOSS_LENS_EXTENSION'] ?? projectRoot(),
    extensionTestsPath: join(__dirname, 'index.js'),
    launchArgs: [workspace, '--disable-extensions'],
    extensionTestsEnv: { LOSS_LENS_SERVER: target },
  });
}

/** The launcher's program that stands in for the VS Code executable; its first line names Node.js. */
function shim(): string {
  if (process.platform === 'win32') {
    throw new Error('On Windows the host tests run in a downloaded VS Code only: npm run test:electron.');
  }
  const path = join(__dirname, '../launcher/shim.js');
  chmodSync(path, 0o755);
  return path;
}

function readTarget(word: string | undefined): Target {
  if (word === 'current' || word === 'oldest' || word === 'download') return word;
  throw new Error('Say where to run the tests: current, oldest or download.');
}

// `runTests` passes SIGINT on to VS Code and waits for its end. It would end this process at once if nobody else
// listened; the other signals take the same way.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.emit('SIGINT'));

Promise.resolve()
  .then(() => main(readTarget(process.argv[2])))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
