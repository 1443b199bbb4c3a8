/**
 * Measures finding arrays: against JSON.parse of the same text in the same run, in a file of any size at the cursor, at
 * a key stroke, and in hostile text. Prints the figures and writes them to out/bench-arrays.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import { measureCursor, measureTyping } from './atCursor';
import { measureMemory, memoryFlag, reportMemory } from './memory';
import { measureHostile, measureScanning } from './scanning';

function main(): void {
  const figures = {
    node: process.version,
    cursor: measureCursor(),
    typing: measureTyping(),
    scanning: measureScanning(),
    hostile: measureHostile(),
    memory: measureMemory(__filename),
  };
  const folder = join(projectRoot(), 'out');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench-arrays.json'), `${JSON.stringify(figures, null, 2)}\n`);
  console.log('Written to out/bench-arrays.json.');
}

const flag = process.argv.indexOf(memoryFlag);
if (flag < 0) main();
else reportMemory(process.argv[flag + 1] ?? '', process.argv[flag + 2] ?? '');
