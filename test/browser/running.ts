import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, projectRoot, temporaryFolder, type LaunchOptions, type RunningVsCode } from '../launcher';
import { readJsonObject, textOf } from '../launcher/jsonFile';
import { Panel } from './panel';
import { Workbench } from './workbench';

/** A VS Code page with the packaged extension, on a folder of its own. */
export interface Running {
  readonly vsCode: RunningVsCode;
  readonly workbench: Workbench;
  readonly panel: Panel;
  /** Writes a file into the open folder and returns its path. */
  readonly write: (name: string, content: string) => string;
  readonly stop: () => Promise<void>;
}

/** The package that `npm run package` writes. */
export function packagePath(): string {
  const manifest = readJsonObject(join(projectRoot(), 'package.json'));
  return join(projectRoot(), `${textOf(manifest, 'name')}-${textOf(manifest, 'version')}.vsix`);
}

/** Starts VS Code on a new folder that holds the given files; the first one is opened. */
export async function start(
  files: Readonly<Record<string, string>>,
  options: Partial<LaunchOptions> = {},
): Promise<Running> {
  const temporary = temporaryFolder();
  const folder = join(temporary.path, 'work');
  mkdirSync(folder);
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const [file] = Object.entries(files).map(([name, content]) => write(name, content));
  const extension = { kind: 'vsix', vsix: packagePath() } as const;
  const vsCode = await launch({ folder, file, extension, ...options });
  const stop = async (): Promise<void> => {
    await vsCode.stop();
    await temporary.remove();
  };
  return { vsCode, workbench: new Workbench(vsCode), panel: new Panel(vsCode.page), write, stop };
}

/** Saves a picture of the page of a test that failed, and says where. */
export async function pictureOfFailure(
  running: Running | undefined,
  test: Mocha.Test | undefined,
): Promise<void> {
  if (running === undefined || test?.state !== 'failed') return;
  const name = test.fullTitle().replaceAll(/\W+/g, '-').toLowerCase();
  const path = join(projectRoot(), 'out/failures', `${name}.png`);
  await running.vsCode.page.screenshot({ path });
  console.error(`A picture of the failure: ${path}`);
}
