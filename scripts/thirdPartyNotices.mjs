/** The licences of the packages whose code is in the packaged bundles: dist/ThirdPartyNotices.txt. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedFiles } from './bundles.mjs';
import { root } from './paths.mjs';

export const noticesFile = 'dist/ThirdPartyNotices.txt';

/**
 * Writes the notices from esbuild's metafiles; leaves them as they are where not every packaged bundle was built.
 *
 * @throws where a package comes with no text of its licence, and it is none whose text is known.
 */
export function writeNotices(metafiles) {
  const outputs = new Map(metafiles.flatMap((metafile) => Object.entries(metafile.outputs)));
  const packaged = packagedFiles.map((file) => outputs.get(file));
  if (packaged.includes(undefined)) return;
  const folders = new Set(packaged.flatMap(packageFolders));
  const notices = [...folders].sort().map(noticeOf);
  const introduction = 'Loss Lens holds code of the packages below, under their own licences.\n';
  writeFileSync(join(root, noticesFile), [introduction, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`));
}

/** Folders of packages that have more than nothing in an output: what is not used is left out of a bundle. */
function packageFolders({ inputs }) {
  return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
  });
}

function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const { name, version, license, homepage, repository } = manifest;
  const address = homepage ?? repository?.url ?? '';
  const files = readdirSync(join(root, folder))
    .filter((file) => /^(?:licen[cs]e|copying|notices?)(?:[.-]|$)/i.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  const hasLicence = files.some((file) => !/^notice/i.test(file));
  const parts = [`${name} ${version} (${license})\n${address}`, ...(hasLicence ? [] : [knownText(manifest)])];
  return `${[...parts, ...texts].join('\n\n').replaceAll('\r\n', '\n')}\n`;
}

/** Some packages name their licence and author, and hold no file with its text. */
function knownText({ name, license, author }) {
  const holder = typeof author === 'string' ? author : author?.name;
  if (license !== 'MIT' || holder === undefined) {
    throw new Error(`${name} is bundled, but no text of its licence was found (${license}).`);
  }
  return `Copyright (c) ${holder}\n\n${mit}`;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
