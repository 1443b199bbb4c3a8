import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import type { Truth } from './truth';

interface Answer {
  readonly error?: string;
  readonly arrays?: readonly {
    readonly start: number;
    readonly end: number;
    readonly shape: readonly number[];
    readonly values: readonly (number | string)[];
  }[];
  readonly brackets?: readonly number[];
}

/** What Python's `ast` finds in each of the files; undefined for those that it cannot read. */
export function pythonTruths(files: readonly string[]): (Truth | undefined)[] {
  const script = join(projectRoot(), 'test', 'corpus', 'truth.py');
  const { status, stdout, stderr } = spawnSync('python3', [script], {
    input: files.map((file) => `${file}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { arrays, brackets } = JSON.parse(line) as Answer;
      if (!arrays || !brackets) return undefined;
      return {
        arrays: arrays.map((array) => ({ ...array, values: array.values.map(Number) })),
        brackets: new Set(brackets),
      };
    });
}

/** Folders of Python's own library and of what is installed beside it; none where there is no Python. */
export function pythonFolders(): string[] {
  const program =
    'import sysconfig; print("\\n".join({sysconfig.get_path(p) for p in ("stdlib", "purelib", "platlib")}))';
  const { status, stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n') : [];
}
