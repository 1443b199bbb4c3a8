/**
 * Measures loss, q and gradient in paired rounds: the kernel and the plain loop take turns, so that both meet the
 * same state of the machine. Prints ratios against the loop and writes the figures to out/bench.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import { batchOf, kernel, threePassLoop, type Batch, type Program } from './programs';
import { pythonTimes } from './python';

const shapes = [
  [1, 10],
  [1, 1000],
  [1, 128256],
  [512, 1000],
  [64, 32000],
] as const;
const rounds = 9;
const referenceName = 'plain three-pass loop with two Math.exp per element';

const results = shapes.map(([rows, classes]) => {
  const batch = batchOf(rows, classes);
  const repeats = Math.max(1, Math.floor(400_000 / (rows * classes)));
  for (const program of [kernel, threePassLoop]) secondsOf(program, batch, repeats);
  const pairs = Array.from({ length: rounds }, (_, round) => pair(batch, repeats, round % 2 === 0));
  const loop = median(pairs.map((one) => one.loop));
  return {
    shape: [rows, classes],
    loopSeconds: loop,
    kernelSeconds: median(pairs.map((one) => one.kernel)),
    // Of each round, before the median: what slows the machine slows both.
    kernelRatio: median(pairs.map((one) => one.loop / one.kernel)),
    others: pythonTimes(rows, classes, rounds).map(({ library, seconds }) => ({
      library,
      seconds,
      ratio: seconds === undefined ? undefined : loop / seconds,
    })),
  };
});

console.log(`How many times as fast as the ${referenceName} (${rounds} paired rounds, median, float64):`);
for (const { shape, loopSeconds, kernelRatio, others } of results) {
  const said = others.map(({ library, ratio }) => `${library} ${ratio?.toFixed(2) ?? 'absent'}`);
  const loop = `loop ${(loopSeconds * 1e6).toFixed(1)} µs`;
  console.log(`[${shape.join(', ')}]: ${['kernel ' + kernelRatio.toFixed(2), ...said].join(', ')} (${loop})`);
}
console.log(
  'NumPy and PyTorch run in a process of their own, one thread; mathjs and ml-matrix are not installed.',
);
const folder = join(projectRoot(), 'out');
mkdirSync(folder, { recursive: true });
const figures = { reference: referenceName, rounds, node: process.version, results };
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log('Written to out/bench.json.');

function pair(batch: Batch, repeats: number, kernelFirst: boolean): { loop: number; kernel: number } {
  const first = secondsOf(kernelFirst ? kernel : threePassLoop, batch, repeats);
  const second = secondsOf(kernelFirst ? threePassLoop : kernel, batch, repeats);
  return kernelFirst ? { kernel: first, loop: second } : { loop: first, kernel: second };
}

/** Seconds of one call; the sum of losses is looked at, so that no call can be left out. */
function secondsOf(program: Program, batch: Batch, repeats: number): number {
  const start = performance.now();
  let sum = 0;
  for (let count = 0; count < repeats; count += 1) sum += program(batch);
  const seconds = (performance.now() - start) / 1000 / repeats;
  if (Number.isNaN(sum)) throw new Error('a loss is NaN');
  return seconds;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
