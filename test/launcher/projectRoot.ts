import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the project: the first folder above this program that holds a package.json. */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${__dirname}.`);
  }
}
