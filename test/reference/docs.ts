/** Writes the generated pages of docs/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import { lossesPage } from './lossesPage';

const folder = join(projectRoot(), 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'losses.md'), lossesPage());
console.log('Written: docs/losses.md');
