/**
 * Builds a program where its sources are newer, and runs it: `node scripts/run.mjs NAME [ARGUMENT…]`. Standard input
 * and output are the program's own, its exit code is passed on; paths count from where npm was called.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { runNode } from './runProcess.mjs';
import { setup } from './setup.mjs';

const programs = {
  lens: { bundle: 'lens', file: 'dist/lens.mjs', sources: ['src', 'l10n', 'scripts', 'package-lock.json'] },
  oracle: reference('oracle'),
  accuracy: reference('accuracy'),
  arrays: reference('arrays'),
  pairing: reference('pairing'),
  reports: reference('reports'),
  docs: reference('docs'),
  bench: {
    folder: 'bench',
    file: 'out/test/bench/bench.js',
    sources: ['src/core', 'test/bench', 'test/peers', 'scripts', 'package-lock.json'],
  },
  peers: {
    folder: 'peers',
    file: 'out/test/peers/peers.js',
    sources: ['src/core', 'test/peers', 'scripts', 'package-lock.json'],
  },
  benchArrays: {
    folder: 'bench',
    file: 'out/test/bench/benchArrays.js',
    sources: ['src', 'test/bench', 'scripts', 'package-lock.json'],
  },
  benchExplanations: {
    folder: 'bench',
    file: 'out/test/bench/benchExplanations.js',
    sources: ['src', 'test/bench', 'scripts', 'package-lock.json'],
  },
  corpus: {
    folder: 'corpus',
    file: 'out/test/corpus/corpus.js',
    sources: ['src/arrays', 'test/corpus', 'scripts', 'package-lock.json'],
  },
  screenshots: {
    folder: 'browser',
    file: 'out/test/browser/screenshots.js',
    sources: ['test/browser', 'test/launcher', 'scripts'],
    servers: true,
    product: true,
  },
};

const [name, ...words] = process.argv.slice(2);
const program = Object.hasOwn(programs, name ?? '') ? programs[name] : undefined;
if (program === undefined) {
  console.error(`Say which program to run: ${Object.keys(programs).join(', ')}.`);
  process.exit(2);
}
try {
  process.exitCode = await run(program);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function reference(which) {
  return {
    folder: 'reference',
    file: `out/test/reference/${which}.js`,
    sources: ['src', 'test/reference', 'scripts', 'package-lock.json'],
  };
}

async function run({ bundle, folder, file, sources, servers = false, product = false }) {
  if (servers || !existsSync(join(root, 'node_modules'))) await setup({ servers });
  // Imported after the set-up, which installs what it needs.
  const { isOutdated } = await import('./bundles.mjs');
  const steps = [];
  if (product) steps.push(['scripts/build.mjs']);
  if (isOutdated(file, sources)) {
    steps.push(bundle ? ['scripts/build.mjs', bundle] : ['scripts/buildTests.mjs', folder]);
  }
  for (const step of steps) {
    const { code } = await runNode(step);
    if (code !== 0) return code;
  }
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const options = { cwd, stdin: 'inherit', timeoutMs: 2 ** 31 - 1 };
  const { code } = await runNode([join(root, file), ...words], options);
  return code;
}
