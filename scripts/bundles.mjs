/**
 * What is built from what. Product bundles go to dist/, test programs and tools to out/.
 * A bundle is written to a neighbour file and renamed, so that a reader never meets half a file.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';

/** ES modules made of CommonJS packages still call `require` for Node's own modules. */
const requireInEsModule =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

const host = { format: 'cjs', external: ['vscode'] };

/** The product: name → entry point and the options of esbuild that it needs. */
export const product = {
  extension: { entry: 'src/extension.ts', outfile: 'dist/extension.js', ...host, platform: 'node' },
  'extension.browser': {
    entry: 'src/extension.ts',
    outfile: 'dist/extension.browser.js',
    ...host,
    platform: 'browser',
  },
  webview: { entry: 'webview/main.ts', outfile: 'dist/webview.js', format: 'iife', platform: 'browser' },
  // A file of its own: the panel loads it with the first formula that a person types.
  formulaWorker: {
    entry: 'webview/formulaWorker.ts',
    outfile: 'dist/formulaWorker.js',
    format: 'iife',
    platform: 'browser',
  },
  // The platform `browser` makes @vscode/l10n resolve to its build without Node; the module runs anywhere.
  core: { entry: 'src/library.ts', outfile: 'dist/core.mjs', format: 'esm', platform: 'browser' },
  lens: {
    entry: 'src/cli.ts',
    outfile: 'dist/lens.mjs',
    format: 'esm',
    platform: 'node',
    banner: { js: requireInEsModule },
  },
};

/** The bundles that the extension is packaged with, and the files that they make. */
export const packaged = ['extension', 'extension.browser', 'webview', 'formulaWorker'];
export const packagedFiles = [...packaged.map((name) => product[name].outfile), 'dist/webview.css'];

/** Programs under test/: bundled with the product's sources, packages left to node_modules. */
export function testPrograms(folder) {
  const directory = join(root, 'test', folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true })
    .map((name) => String(name))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join('test', folder, name));
}

/** Options of esbuild for one product bundle. */
export function productOptions(bundle, production) {
  const { entry, ...options } = bundle;
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    target: options.platform === 'node' ? 'node20' : 'es2022',
    minify: production,
    sourcemap: production ? false : 'linked',
    sourcesContent: false,
    // The licences stand in a file of their own: thirdPartyNotices.mjs, which is made from the metafile.
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [wholeFiles],
    ...options,
  };
}

/** Options of esbuild for test programs, CommonJS for Node and the extension host. */
export function testOptions(entryPoints) {
  return {
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    outbase: 'test',
    outdir: 'out/test',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [wholeFiles],
  };
}

/** All style sheets of the panel, in the order of their paths, as one. */
export function styleSheetOptions(production) {
  const directory = join(root, 'webview');
  const sheets = existsSync(directory)
    ? readdirSync(directory, { recursive: true })
        .map((name) => String(name))
        .filter((name) => name.endsWith('.css'))
        .sort()
    : [];
  if (sheets.length === 0) return undefined;
  return {
    absWorkingDir: root,
    stdin: {
      contents: sheets.map((name) => `@import "./${name.replaceAll('\\', '/')}";`).join('\n'),
      loader: 'css',
      resolveDir: directory,
    },
    outfile: 'dist/webview.css',
    bundle: true,
    metafile: true,
    minify: production,
    sourcemap: false,
    logLevel: 'warning',
    plugins: [wholeFiles],
  };
}

/** Writes esbuild's output by renaming; a file that did not change keeps its time. */
const wholeFiles = {
  name: 'whole-files',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd((result) => {
      for (const file of result.outputFiles ?? []) {
        mkdirSync(dirname(file.path), { recursive: true });
        const unfinished = `${file.path}.${process.pid}`;
        writeFileSync(unfinished, file.contents);
        renameSync(unfinished, file.path);
      }
    });
  },
};

/** Whether a bundle is older than any source under the given folders. */
export function isOutdated(outfile, folders) {
  const output = join(root, outfile);
  if (!existsSync(output)) return true;
  const built = statSync(output).mtimeMs;
  return folders.some((folder) => newest(join(root, folder)) > built);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    status.mtimeMs,
  );
}

/** A path as it is said to people: from the root of the project. */
export function shortPath(path) {
  return relative(root, path) || '.';
}
