/** What each test command runs. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { runNode } from './runProcess.mjs';

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
};

/** A stage of commands, each of which passes or fails as one. */
function commands(title, list, more = {}) {
  const run = async () => {
    const codes = [];
    for (const words of list) codes.push((await runNode(words)).code);
    const passed = codes.filter((code) => code === 0).length;
    return { passed, failed: codes.length - passed };
  };
  return { title, needs: ['setup'], ...more, run };
}

/** A stage whose program writes the counts of a run of mocha; a run that ends without them has failed. */
function mochaRun(title, words, needs, environment = {}) {
  const run = async () => {
    const results = join(root, 'out', `results-${title.replaceAll(/\W+/g, '-').toLowerCase()}.json`);
    rmSync(results, { force: true });
    const { code } = await runNode(words, {
      environment: { ...environment, LOSS_LENS_TEST_RESULTS: results },
    });
    if (!existsSync(results)) throw new Error(`The test run ended (${code}) without a result.`);
    const counts = JSON.parse(readFileSync(results, 'utf8'));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  };
  return { title, needs: ['setup', ...needs], run };
}

/** Runs reference cases; the program's last line is `N passed, N failed`, and its exit code says whether that is enough. */
function reference(name, ...files) {
  const run = async () => {
    const cases = files.map((file) => `test/fixtures/${name}/${file}`);
    const { code, said } = await runNode([`out/test/reference/${name}.js`, ...cases], { capture: true });
    const counts = /(\d+) passed, (\d+) failed\s*$/.exec(said);
    if (counts === null) throw new Error(`${name} ended (${code}) without saying how many cases passed.`);
    const [passed, failed] = [Number(counts[1]), Number(counts[2])];
    if (code !== 0) return { passed, failed: Math.max(failed, 1) };
    const notRequired = `${failed} cases of ${name} (skipped: their categories are not required yet, see above)`;
    return { passed, failed: 0, skipped: failed > 0 ? [notRequired] : [] };
  };
  return { title: `Reference cases: ${name}`, needs: ['setup', 'bundled tests'], run };
}

const build = commands('Build', [['scripts/build.mjs']], { gives: 'build' });
const buildTests = commands('Bundle the tests', [['scripts/buildTests.mjs']], { gives: 'bundled tests' });
const projects = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.webview.json', 'tsconfig.test.json'];
const typecheck = commands(
  'Types',
  projects.map((project) => [bin.tsc, '-p', project]),
);
const lint = commands('Lint', [
  [bin.eslint, '.'],
  [bin.prettier, '--check', '--log-level', 'warn', '.'],
]);
const unit = mochaRun('Unit tests', ['out/test/runner/main.js', 'unit'], ['bundled tests']);
const oracle = reference('oracle', 'cases.json', 'cases-more.json');
const arrays = reference('arrays', 'public.json');
const pairing = reference('pairing', 'public.json');
const reports = reference('reports', 'public.json');
const panel = mochaRun('Panel tests', ['out/test/runner/main.js', 'panel'], ['build', 'bundled tests']);
const host = (target, title) =>
  mochaRun(title, ['out/test/host/main.js', target], ['build', 'bundled tests'], {
    LOSS_LENS_SERVER: target,
  });
const pack = commands('Package', [['scripts/package.mjs']], { needs: ['setup', 'build'], gives: 'package' });
const browser = mochaRun(
  'Browser tests',
  ['out/test/runner/main.js', 'browser'],
  ['package', 'bundled tests'],
);
const bothHosts = [
  host('current', 'Host tests on the current VS Code'),
  host('oldest', 'Host tests on the oldest VS Code supported'),
];

export const plans = {
  all: {
    servers: true,
    stages: [
      ...[build, buildTests, typecheck, lint, unit],
      ...[oracle, arrays, pairing, reports],
      ...[panel, ...bothHosts, pack, browser],
    ],
  },
  unit: { servers: false, stages: [buildTests, unit] },
  host: { servers: true, stages: [build, buildTests, ...bothHosts] },
  browser: { servers: true, stages: [build, buildTests, panel, pack, browser] },
  electron: {
    servers: false,
    stages: [build, buildTests, host('download', 'Host tests in a downloaded VS Code')],
  },
};
