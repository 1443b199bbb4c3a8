/**
 * Makes a fresh clone ready, with Node alone: `node scripts/setup.mjs`. Every step looks first whether it is needed.
 * Install scripts are off (.npmrc), so what they would have done for VS Code's server is done here, without compilers.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, platform } from 'node:process';
import { pathToFileURL } from 'node:url';
import { completeServer, serverPackages } from './completeServer.mjs';
import { root } from './paths.mjs';
import { withSetupLock } from './setupLock.mjs';
import { unpackChromium } from './unpackChromium.mjs';

/** @param {{ servers?: boolean }} needs `servers`: VS Code's server and Chromium too, for tests and for `npm start`. */
export async function setup({ servers = true } = {}) {
  await withSetupLock(async () => {
    if (!packagesAreInstalled()) {
      console.error('Installing the packages (npm ci) …');
      await npm(['ci', '--loglevel=error'], root);
    }
    if (!servers) return;
    for (const name of serverPackages) await completeServer(name, npm);
    await unpackChromium();
    for (const sentence of missingOptionalPackages()) console.error(sentence);
  });
}

/** Whether node_modules holds the versions that package-lock.json names. */
export function packagesAreInstalled() {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedLock);
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || optional || installed[path]?.version === version,
  );
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function missingOptionalPackages() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(optionalDependencies)
    .filter((name) => !existsSync(join(root, 'node_modules', name, 'package.json')))
    .map(
      (name) => `The optional package ${name} is for Linux on x64 and is not installed here (${platform}).`,
    );
}

/** Runs npm with its output on standard error. */
function npm(words, directory) {
  // npm sets npm_execpath for its own scripts; outside of them it is found on the PATH (as npm.cmd on Windows).
  const cli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  const child = cli
    ? spawn(execPath, [cli, ...words], { cwd: directory, stdio: ['ignore', 2, 2] })
    : spawn('npm', words, { cwd: directory, stdio: ['ignore', 2, 2], shell: platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`npm ${words.join(' ')} failed with exit code ${code} in ${directory}.`)),
    );
  });
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    await setup();
    console.error('Everything is set up.');
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
