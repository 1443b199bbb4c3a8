/**
 * Shows the product on samples/: `node scripts/start.mjs`. In the person's own VS Code where the `code` command exists,
 * else in VS Code's server from npm. Where nobody can look, prints the lenses and saves pictures. Sets everything up.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { platform } from 'node:process';
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { runNode } from './runProcess.mjs';
import { setup } from './setup.mjs';

const samples = join(root, 'samples');
const withoutEnd = 2 ** 31 - 1;

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function start() {
  const code = findOnPath(platform === 'win32' ? 'code.cmd' : 'code');
  if (code !== undefined) {
    await setup({ servers: false });
    if (!(await runAll([['scripts/build.mjs']]))) return 1;
    if (await openIn(code)) return 0;
    console.log('The `code` command did not open a window, so here is VS Code from npm instead.');
  }
  await setup();
  const builds = [['scripts/build.mjs'], ['scripts/buildTests.mjs', 'launcher', 'browser']];
  if (!(await runAll(builds))) return 1;
  const unseen = whyNobodyCanLook();
  if (unseen === undefined) {
    return (await runNode(['out/test/launcher/serveSamples.js'], { timeoutMs: withoutEnd })).code;
  }
  console.log(
    `${unseen}, so nobody could look at a window: here are the lenses of samples/ as text, and pictures.\n`,
  );
  const printed = await runAll(sampleFiles().map((file) => ['dist/lens.mjs', file]));
  const pictured = await runAll([['out/test/browser/showSamples.js']]);
  return printed && pictured ? 0 : 1;
}

/** Runs every command, also after one that failed. */
async function runAll(commands) {
  let succeeded = true;
  for (const words of commands) succeeded = (await runNode(words)).code === 0 && succeeded;
  return succeeded;
}

/** A new window of the person's own VS Code, with the extension as it was just built. */
function openIn(code) {
  console.log('Opening samples/ in VS Code, with Loss Lens …');
  const words = ['--new-window', `--extensionDevelopmentPath=${root}`, samples];
  const child =
    platform === 'win32'
      ? spawn(
          `"${code}"`,
          words.map((word) => `"${word}"`),
          { stdio: 'inherit', shell: true },
        )
      : spawn(code, words, { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (exitCode) => resolve(exitCode === 0));
  });
}

function sampleFiles() {
  return readdirSync(samples)
    .sort()
    .filter((name) => !name.startsWith('.') && !name.endsWith('.md'))
    .map((name) => `samples/${name}`);
}

/** Undefined where a person can look. */
function whyNobodyCanLook() {
  if (platform === 'darwin' || platform === 'win32') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'This machine has no display';
  if (findOnPath('xdg-open') === undefined) return 'This machine has no browser to open (no xdg-open)';
  return undefined;
}

function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
