import type { RunningServer } from './server';

export interface PageOptions {
  readonly folder?: string;
  /** A file to open at once; the address has room for one. */
  readonly file?: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
}

/** The address of VS Code's page. All paths are absolute. */
export function pageAddress(server: Pick<RunningServer, 'url' | 'authority'>, options: PageOptions): string {
  const address = new URL(server.url);
  if (options.folder === undefined) address.searchParams.set('ew', 'true');
  else address.searchParams.set('folder', slashes(options.folder));
  const remote = (path: string): string => `vscode-remote://${server.authority}${encodeURI(slashes(path))}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.extensionDevelopmentPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.extensionDevelopmentPath)]);
  }
  if (options.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  if (options.file !== undefined) payload.push(['openFile', remote(options.file)]);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.toString();
}

/** A path as it stands in an address: with slashes, beginning with one. */
function slashes(path: string): string {
  const turned = path.replaceAll('\\', '/');
  return turned.startsWith('/') ? turned : `/${turned}`;
}
