/**
 * Builds the product: `node scripts/build.mjs [--production] [--watch] [NAME…]`.
 * Without a name every bundle whose entry point exists is built. Messages go to standard error.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { product, productOptions, styleSheetOptions } from './bundles.mjs';
import { root } from './paths.mjs';
import { writeNotices } from './thirdPartyNotices.mjs';

const words = process.argv.slice(2);
const production = words.includes('--production');
const watch = words.includes('--watch');
const named = words.filter((word) => !word.startsWith('--'));

const unknown = named.filter((name) => !(name in product));
if (unknown.length > 0) {
  console.error(`No bundle is named ${unknown.join(', ')}; there are ${Object.keys(product).join(', ')}.`);
  process.exit(2);
}

const options = allOptions();
try {
  if (watch) await watchAll(options);
  else {
    const built = await Promise.all(options.map((each) => esbuild.build(each)));
    writeNotices(built.map(({ metafile }) => metafile));
  }
} catch (error) {
  // esbuild has printed each message of its own with its place.
  console.error('errors' in error ? 'The build failed.' : `The build failed: ${error.message}`);
  process.exit(1);
}

function allOptions() {
  const wanted = Object.entries(product).filter(([name]) => named.length === 0 || named.includes(name));
  const present = wanted.filter(([name, { entry }]) => {
    const found = existsSync(join(root, entry));
    if (!found) console.error(`Left out ${name}: ${entry} does not exist.`);
    return found;
  });
  const list = present.map(([, bundle]) => productOptions(bundle, production));
  const sheets = present.some(([name]) => name === 'webview') ? styleSheetOptions(production) : undefined;
  return sheets ? [...list, sheets] : list;
}

/** The two lines around each build are what the editor's problem matcher waits for. */
async function watchAll(list) {
  let running = 0;
  const announce = {
    name: 'announce',
    setup(build) {
      build.onStart(() => {
        if (running++ === 0) console.error('[watch] build started');
      });
      build.onEnd(() => {
        if (--running === 0) console.error('[watch] build finished');
      });
    },
  };
  for (const each of list) {
    const context = await esbuild.context({ ...each, plugins: [...each.plugins, announce] });
    await context.watch();
  }
}
