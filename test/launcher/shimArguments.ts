import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

export interface ShimArguments {
  readonly developmentPaths: readonly string[];
  readonly testsPath?: string;
  /** The first argument that is a path of something that exists. */
  readonly folder?: string;
  readonly trusted: boolean;
}

/** Reads the part of VS Code's command line that tests use; every other flag is for the desktop and left out. */
export function parseShimArguments(words: readonly string[]): ShimArguments {
  const valuesOf = (flag: string): string[] =>
    words.filter((word) => word.startsWith(`--${flag}=`)).map((word) => word.slice(flag.length + 3));
  const tests = valuesOf('extensionTestsPath')[0];
  const paths = words.filter((word) => !word.startsWith('-')).map((word) => resolve(word));
  return {
    developmentPaths: valuesOf('extensionDevelopmentPath').map((path) => resolve(path)),
    // The server wants the file itself, where the desktop also takes a module's name without its ending.
    testsPath: tests === undefined ? undefined : createRequire(__filename).resolve(resolve(tests)),
    folder: paths.find((path) => existsSync(path)),
    // `runTests` always passes the flag that trusts every folder.
    trusted: words.includes('--disable-workspace-trust') && process.env['LOSS_LENS_RESTRICTED'] === undefined,
  };
}
