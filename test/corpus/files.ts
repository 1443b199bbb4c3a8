import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Larger files are left out: they are mostly one program in one line, many times over. */
const largestFile = 400_000;
/** A file without a number behind a bracket or comma within brackets has nothing to find or to mistake. */
const mayHoldNumbers = /[[(]\s*[-+]?\s*[\d.]/;

/** The files with one of `endings` under the folders that may hold arrays, at most `most`, spread evenly. */
export function corpusFiles(folders: readonly string[], endings: readonly string[], most: number): string[] {
  const seen = new Set<string>();
  const files: string[] = [];
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && !seen.has(path) && endings.some((ending) => path.endsWith(ending))) {
        seen.add(path);
        files.push(path);
      }
    }
  }
  const fitting = files.sort().filter((path) => statSync(path).size <= largestFile && isCandidate(path));
  const every = Math.max(1, fitting.length / most);
  return Array.from(
    { length: Math.min(most, fitting.length) },
    (_, index) => fitting[Math.floor(index * every)],
  );
}

function entriesOf(folder: string): ReturnType<typeof directoryEntries> {
  try {
    return directoryEntries(folder);
  } catch {
    // A folder that may not be read has no files for us.
    return [];
  }
}

function directoryEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

function isCandidate(path: string): boolean {
  return mayHoldNumbers.test(readFileSync(path, 'utf8'));
}
