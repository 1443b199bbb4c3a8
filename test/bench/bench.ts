/**
 * Measures loss, q and gradient in paired rounds: each program takes turns with the plain loop, so that both meet the
 * same state of the machine. Prints ratios against the loop and writes the figures to out/bench.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import { libraries } from './libraries';
import { batchOf, kernel, threePassLoop, type Batch, type Program } from './programs';
import { pythonTimes } from './python';

const shapes = [
  [1, 10],
  [1, 1000],
  [1, 128256],
  [512, 1000],
  [64, 32000],
] as const;
const rounds = 7;
const referenceName = 'plain three-pass loop with two Math.exp per element';

/** What a program came to beside the loop; ratios above 1 are faster than it. */
interface Ratio {
  readonly program: string;
  /** Median seconds of one call; undefined where it is not present. */
  readonly seconds?: number;
  /** Median over the rounds of loop ÷ program. */
  readonly ratio?: number;
  /** The same of the fastest round of each: what a machine that does nothing else comes near to. */
  readonly ratioOfFastest?: number;
  readonly reason?: string;
}

const results = shapes.map(([rows, classes]) => {
  const batch = batchOf(rows, classes);
  agree(batch);
  const inProcess: Ratio[] = [
    beside('kernel', kernel, batch),
    ...libraries.map(({ name, program }) => beside(name, program, batch)),
  ];
  const loop = median(secondsInRounds(threePassLoop, batch, rounds));
  const python = pythonTimes(rows, classes, rounds).map(({ library, seconds }): Ratio =>
    seconds === undefined
      ? { program: library, reason: 'not present' }
      : { program: library, seconds, ratio: loop / seconds },
  );
  return { shape: [rows, classes], loopSeconds: loop, programs: [...inProcess, ...python] };
});

console.log(`How many times as fast as the ${referenceName}, in float64`);
console.log(`(${rounds} paired rounds, their median; in brackets the fastest round of each):`);
for (const { shape, loopSeconds, programs } of results) {
  console.log(`[${shape.join(', ')}] loop ${(loopSeconds * 1e6).toFixed(1)} µs`);
  for (const { program, ratio, ratioOfFastest, reason } of programs) {
    const fastest = ratioOfFastest === undefined ? '' : ` (${ratioOfFastest.toFixed(2)})`;
    console.log(`  ${program}: ${ratio === undefined ? (reason ?? '') : ratio.toFixed(2)}${fastest}`);
  }
}
console.log('NumPy and PyTorch run in a process of their own, one thread, not in paired rounds.');
const folder = join(projectRoot(), 'out');
mkdirSync(folder, { recursive: true });
const figures = { reference: referenceName, rounds, node: process.version, results };
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
console.log('Written to out/bench.json.');

/** A program and the loop in turns, so often that a round takes a while. */
function beside(name: string, program: Program, batch: Batch): Ratio {
  const repeats = repeatsOf(batch);
  for (const one of [program, threePassLoop]) secondsOf(one, batch, repeats);
  const pairs = Array.from({ length: rounds }, (_, round) => pair(program, batch, repeats, round % 2 === 0));
  const fastest = (key: 'own' | 'loop') => Math.min(...pairs.map((one) => one[key]));
  return {
    program: name,
    seconds: median(pairs.map((one) => one.own)),
    // Of each round, before the median: what slows the machine slows both.
    ratio: median(pairs.map((one) => one.loop / one.own)),
    ratioOfFastest: fastest('loop') / fastest('own'),
  };
}

function pair(
  program: Program,
  batch: Batch,
  repeats: number,
  ownFirst: boolean,
): { own: number; loop: number } {
  const first = secondsOf(ownFirst ? program : threePassLoop, batch, repeats);
  const second = secondsOf(ownFirst ? threePassLoop : program, batch, repeats);
  return ownFirst ? { own: first, loop: second } : { own: second, loop: first };
}

function repeatsOf({ rows, classes }: Batch): number {
  return Math.max(1, Math.floor(400_000 / (rows * classes)));
}

function secondsInRounds(program: Program, batch: Batch, count: number): number[] {
  return Array.from({ length: count }, () => secondsOf(program, batch, repeatsOf(batch)));
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

/** Programs that compute different things are not compared. */
function agree(batch: Batch): void {
  const expected = threePassLoop(batch);
  for (const { name, program } of [{ name: 'kernel', program: kernel }, ...libraries]) {
    const found = program(batch);
    if (!(Math.abs(found - expected) <= 1e-9 * Math.abs(expected))) {
      throw new Error(`${name} gives ${found} where the loop gives ${expected}`);
    }
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
