/**
 * Unpacks the Chromium of the npm package @sparticuz/chromium below node_modules/.cache, in a folder per version. The
 * package itself unpacks to the temporary folder of the machine and takes whatever file is there already.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { arch, execPath, platform } from 'node:process';
import { root } from './paths.mjs';

const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;

export async function unpackChromium() {
  if (platform !== 'linux' || arch !== 'x64' || !existsSync(manifest)) return;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const cache = join(root, 'node_modules/.cache');
  const directory = join(cache, `chromium-${version}`);
  if (existsSync(directory)) return;
  console.error('Unpacking Chromium …');
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await runInTemporaryFolder(unfinished);
  renameSync(unfinished, directory);
}

function runInTemporaryFolder(directory) {
  const child = spawn(execPath, ['--input-type=module', '--eval', unpack], {
    cwd: root,
    env: { ...process.env, TMPDIR: directory },
    stdio: ['ignore', 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('Chromium could not be unpacked.')),
    );
  });
}
