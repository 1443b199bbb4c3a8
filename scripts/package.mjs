/** Builds for production and writes NAME-VERSION.vsix; fails where it is too large or holds what does not run. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packaged, packagedFiles, shortPath } from './bundles.mjs';
import { root } from './paths.mjs';
import { runNode } from './runProcess.mjs';
import { setup } from './setup.mjs';
import { noticesFile } from './thirdPartyNotices.mjs';

const largestBytes = 1_000_000;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const vsix = join(root, `${manifest.name}-${manifest.version}.vsix`);

try {
  await packageExtension();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function packageExtension() {
  await setup({ servers: false });
  // Imported after the set-up, which installs it.
  const { createVSIX, listFiles, PackageManager } = (await import('@vscode/vsce')).default;
  const { code } = await runNode(['scripts/build.mjs', '--production', ...packaged]);
  if (code !== 0) throw new Error('Nothing was packaged: the build failed.');
  checkContent(await listFiles({ cwd: root, packageManager: PackageManager.None }));
  rmSync(vsix, { force: true });
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    // The pictures of the README are in the package: no address has to be put before them.
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(vsix);
  const kilobytes = (size / 1000).toFixed(0);
  if (size > largestBytes)
    throw new Error(`${shortPath(vsix)} has ${kilobytes} kB: over ${largestBytes / 1000} kB.`);
  console.log(`${shortPath(vsix)}: ${kilobytes} kB`);
}

function checkContent(files) {
  const needed = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', noticesFile, ...programs()];
  const lacking = needed.filter((path) => !files.includes(path));
  const foreign = files.filter((path) => !needed.includes(path) && !mayBePackaged(path));
  if (lacking.length > 0) throw new Error(`The package would lack ${lacking.join(', ')}.`);
  if (foreign.length > 0) throw new Error(`The package would hold what does not run: ${foreign.join(', ')}.`);
  console.log(files.map((path) => `  ${path}`).join('\n'));
}

function programs() {
  const entries = [manifest.main, manifest.browser].map((path) => path.replace(/^\.\//, ''));
  return [...new Set([...entries, ...packagedFiles])];
}

/** Words of other languages, fonts, and what the manifest, the README or the program itself names. */
function mayBePackaged(path) {
  if (/^package\.nls(\.[\w-]+)?\.json$|^l10n\/[\w.-]+\.json$|^dist\/[\w-]+\.ttf$/.test(path)) return true;
  if (!path.startsWith('media/')) return false;
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const named = [JSON.stringify(manifest), read('README.md')].some((text) => text.includes(path));
  return named || read(manifest.main).includes(basename(path));
}
