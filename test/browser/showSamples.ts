/** What `npm start` shows where nobody can look: pictures of hover and panel on every sample, in out/start. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { projectRoot, runCleanup } from '../launcher';
import { Photographer } from './photographer';
import { numberIn } from './scenes';

const width = 300;

async function main(): Promise<void> {
  const samples = join(projectRoot(), 'samples');
  const folder = 'out/start';
  mkdirSync(join(projectRoot(), folder), { recursive: true });
  const photographer = await Photographer.start('dark');
  console.log('Pictures of hover and panel, taken in VS Code:');
  const files = readdirSync(samples)
    .sort()
    .map((name) => ({ name, content: readFileSync(join(samples, name), 'utf8') }))
    .filter(({ content }) => numberIn(content) !== '');
  for (const surface of ['hover', 'panel'] as const) {
    for (const file of files) {
      const path = `${folder}/${surface}-${parse(file.name).name}.png`;
      const scene = { name: path, surface, file, at: numberIn(file.content), width };
      await photographer.take(scene, join(projectRoot(), path));
      console.log(`  ${path}`);
    }
  }
  await photographer.stop();
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => runCleanup());
