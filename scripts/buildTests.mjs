/**
 * Bundles the programs under test/ to out/test/: `node scripts/buildTests.mjs [FOLDER…]`, such as `unit` or `host`.
 * What was bundled from a file that no longer exists is removed.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { testOptions, testPrograms } from './bundles.mjs';
import { root } from './paths.mjs';

const all = [
  'unit',
  'host',
  'panel',
  'browser',
  'reference',
  'bench',
  'peers',
  'corpus',
  'launcher',
  'runner',
];
const folders = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = folders.filter((folder) => !all.includes(folder));
if (unknown.length > 0) {
  console.error(`No folder of tests is named ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(2);
}

for (const folder of folders) rmSync(join(root, 'out/test', folder), { recursive: true, force: true });
const programs = folders.flatMap((folder) => testPrograms(folder));
try {
  if (programs.length > 0) await esbuild.build(testOptions(programs));
} catch {
  // esbuild has printed each message with its place.
  console.error('The tests could not be bundled.');
  process.exit(1);
}
