/**
 * Pictures of the running product: `screenshots [--media] [WORD…]` saves out/screenshots/THEME-SCENE.png for every
 * theme that is one of the words and every scene whose name holds the others; `--media` saves the README's pictures instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runCleanup, type ThemeName } from '../launcher';
import { Photographer } from './photographer';
import { readmeScenes, scenes, type Scene } from './scenes';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const forReadme = process.argv.includes('--media');

async function main(): Promise<void> {
  const pictures = forReadme ? readmePictures() : chosenPictures();
  if (pictures.length === 0) throw new Error(`No picture is called ${words.join(' ')}.`);
  mkdirSync(join(projectRoot(), 'out/screenshots'), { recursive: true });
  let failed = 0;
  for (const theme of themeNames) {
    const inTheme = pictures.filter((picture) => picture.theme === theme);
    if (inTheme.length > 0) failed += await photograph(theme, inTheme);
  }
  if (failed > 0) throw new Error(`${failed} of ${pictures.length} pictures could not be made.`);
}

const themeNames: readonly ThemeName[] = ['light', 'dark', 'hc-dark', 'hc-light'];

interface Picture {
  readonly theme: ThemeName;
  readonly scene: Scene;
  readonly path: string;
}

function chosenPictures(): Picture[] {
  return themeNames.flatMap((theme) =>
    scenes
      .filter(({ name }) => words.every((word) => word === theme || name.includes(word)))
      .map((scene) => ({ theme, scene, path: join('out/screenshots', `${theme}-${scene.name}.png`) })),
  );
}

function readmePictures(): Picture[] {
  return readmeScenes.map((scene) => ({ theme: 'dark', scene, path: join('media', `${scene.name}.png`) }));
}

/** One VS Code for all pictures of a theme. Returns how many could not be made. */
async function photograph(theme: ThemeName, pictures: readonly Picture[]): Promise<number> {
  const photographer = await Photographer.start(theme);
  let failed = 0;
  for (const { scene, path } of pictures) {
    try {
      await photographer.take(scene, join(projectRoot(), path));
      console.log(path);
    } catch (error) {
      failed++;
      console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await photographer.stop();
  return failed;
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => runCleanup());
