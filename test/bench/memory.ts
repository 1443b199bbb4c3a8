import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findArrays } from '../../src/arrays';
import { nestedJson, sixDecimals } from './arrayTexts';

const size = 100_000_000;
const width = 32;
/** The argument with which this program starts itself to measure one of the two ways. */
export const memoryFlag = '--memory';

interface Grown {
  readonly numbers: number;
  readonly bytes: number;
}

/** How much reading an array of 100 MB raises the peak of the memory, against JSON.parse and flattening. Linux only. */
export function measureMemory(program: string): object | undefined {
  if (process.platform !== 'linux') {
    console.log('Memory: not measured, since only Linux tells the peak of a stretch of time.');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'loss-lens-bench-'));
  try {
    const file = join(folder, 'nested.json');
    writeFileSync(file, nestedJson(size, sixDecimals));
    const [parsing, reading] = ['parse', 'read'].map((how) => grownBy(program, how, file));
    const ratio = reading.bytes / parsing.bytes;
    console.log(
      `Memory for 100 MB: ${ratio.toFixed(2)} of what JSON.parse and flattening take (${megabytes(reading)} against ${megabytes(parsing)})`,
    );
    return { reading, parsing, ratio };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabytes = ({ bytes }: Grown): string => `${(bytes / 1e6).toFixed(0)} MB`;

function grownBy(program: string, how: string, file: string): Grown {
  const words = ['--expose-gc', program, memoryFlag, how, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`measuring memory failed: ${stderr}`);
  const [numbers, bytes] = stdout.trim().split(' ').map(Number);
  return { numbers, bytes };
}

/** Prints how many numbers `file` has, and by how many bytes the peak grew while they were read. */
export function reportMemory(how: string, file: string): void {
  const text = readFileSync(file, 'utf8');
  global.gc?.();
  // Sets the peak back to what is in use now.
  writeFileSync('/proc/self/clear_refs', '5');
  const before = peakBytes();
  const values = how === 'parse' ? parsed(text) : findArrays(text, 'json')[0].values;
  console.log(`${values.length} ${peakBytes() - before}`);
}

function peakBytes(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return line ? Number(line[1]) * 1024 : NaN;
}

function parsed(text: string): Float64Array {
  const { rows } = JSON.parse(text) as { rows: number[][] };
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => values.set(row, index * width));
  return values;
}
