#!/usr/bin/env node
/**
 * Stands in for the VS Code executable: takes the command line that @vscode/test-electron's `runTests` writes, runs the
 * tests in VS Code's server and a Chromium without a window, and exits with the code of the test run.
 */
import { join } from 'node:path';
import { pageAddress } from './address';
import { startBrowser } from './browser';
import { addCleanup, runCleanup } from './cleanup';
import { copyExtension } from './extensionUnderTest';
import type { ServerVersion } from './installation';
import { startServer } from './server';
import { parseShimArguments, type ShimArguments } from './shimArguments';
import { temporaryFolder } from './temporaryFolder';

/** Read from the environment, since `runTests` has no argument for it. */
const version: ServerVersion = process.env['LOSS_LENS_SERVER'] === 'oldest' ? 'oldest' : 'current';
const timeoutMs = 300_000;

/** What VS Code itself says in every run, which says nothing about the extension. */
const noise = new RegExp(
  [
    'additional builtin',
    'AccountPolicyGate',
    'bundled tsserver',
    'consult the log for more',
    'A system error occurred',
    'Service Worker',
    'Creating a socket',
    'ChatSessionStore',
    'connection token',
    'reconnection-grace-time',
    'AgentHost',
    'Creation of workbench contribution',
    // The search program of the older server is not on npm.
    'ripgrep',
  ].join('|'),
);

async function main(): Promise<number> {
  const options = parseShimArguments(process.argv.slice(2));
  const folder = temporaryFolder().path;
  const extensionsFolder = join(folder, 'extensions');
  // A page's address has room for one extension in development: further ones count as installed.
  for (const further of options.developmentPaths.slice(1)) copyExtension(further, extensionsFolder);
  const dataFolder = join(folder, 'data');
  const server = await startServer({ version, dataFolder, extensionsFolder, trusted: options.trusted });
  const { page } = await startBrowser({ profile: join(folder, 'profile') });
  return await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The tests took over ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    addCleanup(() => clearTimeout(timer));
    server.process.once('exit', (code) =>
      reject(new Error(`VS Code's server ended (${code}) before the tests.`)),
    );
    page.once('crash', () => reject(new Error("VS Code's page crashed.")));
    page.once('close', () => reject(new Error("VS Code's page was closed before the tests ended.")));
    runInPage(page, pageAddress(server, addressOptions(options)), resolve).catch(reject);
  });
}

function addressOptions(options: ShimArguments): Parameters<typeof pageAddress>[1] {
  return {
    folder: options.folder,
    extensionDevelopmentPath: options.developmentPaths[0],
    extensionTestsPath: options.testsPath,
  };
}

/** VS Code calls these two functions of its page when it runs extension tests. */
async function runInPage(
  page: Awaited<ReturnType<typeof startBrowser>>['page'],
  address: string,
  exit: (code: number) => void,
): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (type: string, words: unknown[]) => {
    if (noise.test(String(words[0]))) return;
    if (type === 'error' || type === 'warn') console.error(...words);
    else console.log(...words);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  await page.goto(address);
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  })
  .then(async (code) => {
    await runCleanup();
    process.exit(code);
  });
