import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readJsonObject, textOf } from './jsonFile';
import { findServer, type ServerVersion } from './installation';

/** Installs a VSIX into an extensions folder and returns the folder that it was unpacked to. */
export async function installVsix(vsix: string, options: InstallOptions): Promise<string> {
  if (!existsSync(vsix)) throw new Error(`There is no ${vsix}: run npm run package first.`);
  const { directory, node } = findServer(options.version);
  const words = [
    'out/server-main.js',
    '--install-extension',
    vsix,
    '--force',
    '--accept-server-license-terms',
  ];
  const folders = ['--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder];
  await promisify(execFile)(node, [...words, ...folders], { cwd: directory });
  const installed = readdirSync(options.extensionsFolder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && existsSync(join(options.extensionsFolder, entry.name, 'package.json')),
  );
  if (installed === undefined) throw new Error(`VS Code's server did not install ${vsix}.`);
  return join(options.extensionsFolder, installed.name);
}

export interface InstallOptions {
  readonly version: ServerVersion;
  readonly dataFolder: string;
  readonly extensionsFolder: string;
}

/** Copies an extension in development where the server finds it as an installed one. */
export function copyExtension(extensionFolder: string, extensionsFolder: string): string {
  const manifest = readJsonObject(join(extensionFolder, 'package.json'));
  const [publisher, name, version] = ['publisher', 'name', 'version'].map((key) => textOf(manifest, key));
  const target = join(extensionsFolder, `${publisher}.${name}-${version}`);
  cpSync(extensionFolder, target, { recursive: true });
  return target;
}

/**
 * Takes what speaks of Node out of an installed extension's manifest, so that VS Code runs it in the web extension host,
 * as where there is no server at all.
 */
export function runInWebExtensionHost(installedFolder: string): void {
  const path = join(installedFolder, 'package.json');
  const manifest = readJsonObject(path);
  if (typeof manifest['browser'] !== 'string')
    throw new Error(`${path} names no entry for the web extension host.`);
  // JSON leaves out what is undefined.
  writeFileSync(path, JSON.stringify({ ...manifest, main: undefined, extensionKind: undefined }, null, 2));
}
