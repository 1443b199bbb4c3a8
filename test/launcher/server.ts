import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCleanup } from './cleanup';
import { findServer, type ServerVersion } from './installation';
import { quietSettings, type Settings } from './settings';

export interface ServerOptions {
  readonly version: ServerVersion;
  /** Holds settings, state and logs. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Without it folders open in Restricted Mode. */
  readonly trusted: boolean;
  readonly settings?: Settings;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface RunningServer {
  /** `127.0.0.1:PORT`, as it stands in vscode-remote addresses. */
  readonly authority: string;
  readonly url: string;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

const startTimeoutMs = 60_000;

/** Starts VS Code's server on a free port of the loopback interface. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { directory, node } = findServer(options.version);
  writeSettings(options);
  const child = spawn(node, serverArguments(options), {
    cwd: directory,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping it reaches the extension hosts, and nothing else.
    detached: process.platform !== 'win32',
  });
  const stop = addCleanup(() => stopProcess(child));
  try {
    const authority = `127.0.0.1:${await listeningPort(child)}`;
    return { authority, url: `http://${authority}/`, process: child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environment({ dataFolder, environment: further }: ServerOptions): NodeJS.ProcessEnv {
  const quiet = { EXTENSIONS_GALLERY: '{}', VSCODE_DEV: undefined };
  // Sockets that the server leaves behind go with its folder; elsewhere such a path is too long for a socket.
  const temporary = process.platform === 'linux' ? { TMPDIR: dataFolder } : {};
  return { ...process.env, ...quiet, ...temporary, ...further };
}

function writeSettings({ dataFolder, settings }: ServerOptions): void {
  const user = join(dataFolder, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

function serverArguments({ dataFolder, extensionsFolder, trusted }: ServerOptions): string[] {
  return [
    'out/server-main.js',
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    // A built VS Code honours extensionDevelopmentPath in a page's address only with this flag.
    '--enable-smoke-test-driver',
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
}

/** The port that the server says it listens on. Rejects with the server's own words if it ends or is silent. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string): void =>
      reject(new Error(`VS Code's server ${what}. It said:\n${said.trim()}`));
    const timer = setTimeout(() => fail(`did not start within ${startTimeoutMs / 1000} s`), startTimeoutMs);
    const listen = (data: unknown): void => {
      said = (said + String(data)).slice(-10_000);
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended (${code ?? signal})`);
    });
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signal(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signal(child.pid ?? 0, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
  // Extension hosts that outlived the server are still in its group.
  signal(child.pid, 'SIGKILL');
}

function signal(processId: number, name: NodeJS.Signals): void {
  if (processId <= 0) return;
  try {
    process.kill(process.platform === 'win32' ? processId : -processId, name);
  } catch (error) {
    // Nothing of the group is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
