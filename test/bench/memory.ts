import { spawnSync } from 'node:child_process';
import { findArrays } from '../../src/arrays';
import { nestedJson, sixDecimals } from './arrayTexts';

const megabyte = 1_000_000;
const width = 32;

/** Reads the numbers of a text in one of the two ways, and prints by how many bytes the memory's peak grew meanwhile. */
export function reportPeak(how: string, size: number): void {
  const text = nestedJson(size, sixDecimals);
  // A flat string, whatever it was joined from.
  text.charCodeAt(0);
  global.gc?.();
  const before = process.memoryUsage().rss;
  const values = how === 'parse' ? parsed(text) : findArrays(text, 'json')[0].values;
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ numbers: values.length, grown: peak - before }));
}

function parsed(text: string): Float64Array {
  const { rows } = JSON.parse(text) as { rows: number[][] };
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => values.set(row, index * width));
  return values;
}
