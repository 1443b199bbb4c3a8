/**
 * Prints how far the loss, the probabilities and the gradient of softmax cross entropy are from the exact values on
 * rows where common programs lose digits, beside what was measured on some of those. Fails beyond the bounds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bound, errorOn, isWithin, readHardRows } from './hardRows';

/** Measured once on other programs, by the row: loss / largest q / gradient at the target. */
const others = ['PyTorch 1.13', 'NumPy 1.24', 'plain JavaScript'];
const measured: { readonly [id: string]: readonly string[] } = {
  A_: ['0.15 / 0.91 / 0.05', '83 / 0.82 / 0.05', '83 / 0.25 / 0.05'],
  D_: ['4.5e15 / 13 / 4.5e15', '4.5e15 / 14 / 4.5e15', '4.5e15 / 13 / 4.5e15'],
  E_: ['0.13 / 0.84 / 0.13', '3.3e4 / 1.4 / 0.13', '3.3e4 / 4.9 / 0.13'],
  F_: ['0.21 / 8.8 / 0.09', '0.48 / 8.8 / 0.09', '0.9 / 12 / 0.09'],
};

function main(): boolean {
  const file = join(__dirname, '..', '..', '..', 'test', 'fixtures', 'oracle', 'hard.json');
  const rows = readHardRows(readFileSync(file, 'utf8')).map((row) => ({ row, error: errorOn(row) }));
  console.log('Error in units of 2⁻⁵² of the exact value: loss / largest q / gradient at the target.');
  console.log('Subnormal q in smallest subnormal numbers. 4.5e15 means a result of exactly 0.\n');
  const table = rows.map(({ row: { id, note }, error }) => [
    note.split(':')[0],
    [error.loss, error.q, error.gradTarget].map((value) => value.toFixed(2)).join(' / '),
    String(error.subnormal),
    ...(measured[id.slice(0, 2)] ?? others.map(() => '–')),
    isWithin(error) ? '' : 'TOO FAR',
  ]);
  print([['row', 'Loss Lens', 'subnormal q', ...others, ''], ...table]);
  const failed = rows.filter(({ error }) => !isWithin(error)).length;
  console.log(`\nBound: ${bound.loss} units, ${bound.subnormal} smallest subnormal number.`);
  console.log(`${rows.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

/** Columns padded to their widest cell. */
function print(lines: readonly (readonly string[])[]): void {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] + 2))
        .join('')
        .trimEnd(),
    );
  }
}

try {
  if (!main()) process.exitCode = 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
