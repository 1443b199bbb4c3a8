/**
 * Finds arrays in real files that are on the machine anyway, and compares with what each language's own parser says:
 * recall and precision by language, and every miss. Names of files as arguments narrow it to those.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findArrays, type NumericArray } from '../../src/arrays';
import { projectRoot } from '../launcher/projectRoot';
import { corpusFiles } from './files';
import { pythonFolders, pythonTruths } from './pythonTruth';
import type { TrueArray, Truth } from './truth';
import { typescriptTruth } from './typescriptTruth';

const required = 0.995;
const mostFiles = 1500;
const longestList = 400;

interface Tally {
  files: number;
  unread: number;
  expected: number;
  right: number;
  found: number;
  foundRight: number;
  readonly misses: string[];
}

/** Compares the arrays found in code with the true ones; what stands in comments and strings no parser can judge. */
function compare(tally: Tally, path: string, text: string, languageId: string, truth: Truth): void {
  tally.files++;
  const wanted = new Map(truth.arrays.filter(hasTwo).map((array) => [array.start, array]));
  const judged = findArrays(text, languageId).filter(
    (array) => hasTwo(array) && truth.brackets.has(array.start),
  );
  tally.expected += wanted.size;
  tally.found += judged.length;
  for (const array of judged) {
    const want = wanted.get(array.start);
    if (want && isSame(want, array)) {
      tally.right++;
      tally.foundRight++;
      wanted.delete(array.start);
    } else tally.misses.push(describe(want ? 'differs' : 'unexpected', path, text, array));
  }
  for (const want of wanted.values()) tally.misses.push(describe('missing', path, text, want));
}

const hasTwo = ({ values }: { readonly values: { readonly length: number } }): boolean => values.length > 1;

function isSame(want: TrueArray, found: NumericArray): boolean {
  return (
    want.end === found.end &&
    want.shape.join() === found.shape.join() &&
    want.values.every((value, index) => Object.is(value + 0, found.values[index] + 0))
  );
}

function describe(what: string, path: string, text: string, range: { start: number; end: number }): string {
  const line = text.slice(0, range.start).split('\n').length;
  return `  ${what} ${path}:${line} ${JSON.stringify(text.slice(range.start, Math.min(range.end, range.start + 60)))}`;
}

function newTally(): Tally {
  return { files: 0, unread: 0, expected: 0, right: 0, found: 0, foundRight: 0, misses: [] };
}

function measureTypescript(languageId: string, endings: readonly string[], only: readonly string[]): Tally {
  const tally = newTally();
  const folder = join(projectRoot(), 'node_modules');
  const files =
    only.length > 0
      ? only.filter((file) => endings.some((ending) => file.endsWith(ending)))
      : corpusFiles([folder], endings, mostFiles);
  for (const path of files) {
    const text = readFileSync(path, 'utf8');
    const truth = typescriptTruth(path, text, languageId);
    if (truth) compare(tally, path, text, languageId, truth);
    else tally.unread++;
  }
  return tally;
}

function measurePython(only: readonly string[]): Tally {
  const tally = newTally();
  const files =
    only.length > 0
      ? only.filter((file) => file.endsWith('.py'))
      : corpusFiles(pythonFolders(), ['.py'], mostFiles);
  if (files.length === 0) return tally;
  pythonTruths(files).forEach((truth, index) => {
    const path = files[index];
    if (truth) compare(tally, path, readFileSync(path, 'utf8'), 'python', truth);
    else tally.unread++;
  });
  return tally;
}

/** Prints the tally. @returns whether it reaches what is required; a language without files has nothing to reach. */
function reportTally(language: string, tally: Tally): boolean {
  const { files, unread, expected, found, right, foundRight, misses } = tally;
  if (files === 0) {
    console.log(`${language}: no files with arrays on this machine`);
    return true;
  }
  const recall = expected === 0 ? 1 : right / expected;
  const precision = found === 0 ? 1 : foundRight / found;
  console.log(
    `${language}: ${(100 * recall).toFixed(2)} % of ${expected} arrays found exactly, ` +
      `${(100 * precision).toFixed(2)} % of ${found} found are right, in ${files} files (${unread} more with errors)`,
  );
  for (const miss of misses.slice(0, longestList)) console.log(miss);
  if (misses.length > longestList) console.log(`  and ${misses.length - longestList} more`);
  return recall >= required && precision >= required;
}

const only = process.argv.slice(2);
const met = [
  reportTally('JSON', measureTypescript('json', ['.json'], only)),
  reportTally('JavaScript', measureTypescript('javascript', ['.js', '.mjs', '.cjs'], only)),
  reportTally('TypeScript', measureTypescript('typescript', ['.ts', '.mts', '.cts'], only)),
  reportTally('Python', measurePython(only)),
];
if (!met.every(Boolean)) process.exitCode = 1;
