import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readJsonObject, textOf } from './jsonFile';
import { projectRoot } from './projectRoot';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The executable of a Chromium: CHROME_PATH, else the one from npm, else an installed one. Throws a sentence. */
export function findChromium(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names a file that does not exist: ${chosen}.`);
  }
  const found = [...packaged(), ...(places[process.platform] ?? []), ...onPath()].find((path) =>
    existsSync(path),
  );
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium was found: the optional package @sparticuz/chromium (Linux on x64) is not installed, and neither ' +
      'is Chrome or Chromium; install one, or name its executable in CHROME_PATH.',
  );
}

/** Where scripts/unpackChromium.mjs puts the Chromium of the npm package. */
function packaged(): string[] {
  const manifest = join(projectRoot(), 'node_modules/@sparticuz/chromium/package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return [];
  const version = textOf(readJsonObject(manifest), 'version');
  return [join(projectRoot(), `node_modules/.cache/chromium-${version}/chromium`)];
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}
