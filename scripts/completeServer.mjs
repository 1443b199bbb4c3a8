/**
 * Completes an installation of the npm package code-server without its install scripts: they fetch the dependencies of
 * the VS Code inside it (done here, at the versions of its own npm-shrinkwrap.json) and compile two native modules,
 * which small modules in JavaScript replace here.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** The VS Code that the tests run on, and the oldest one that the product supports. */
export const serverPackages = ['code-server', 'code-server-oldest'];

export async function completeServer(name, npm) {
  const server = join(root, 'node_modules', name, 'lib/vscode');
  if (!existsSync(server)) {
    console.error(`The package ${name} is not installed, so VS Code's server cannot run from it.`);
    return;
  }
  // Written last, so that an interrupted completion is done again.
  const finished = join(server, 'node_modules/.completed');
  if (existsSync(finished)) return;
  console.error(`Completing the VS Code server in ${name} …`);
  await npm(
    ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    server,
  );
  replaceWatchdog(server);
  replaceLogger(server);
  writeFileSync(finished, '');
}

/** The watchdog ends an extension host whose parent died; its package has had two names. */
function replaceWatchdog(server) {
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    const build = join(server, 'node_modules', name, 'build/Release');
    if (!existsSync(join(server, 'node_modules', name)) || existsSync(join(build, 'watchdog.node'))) continue;
    mkdirSync(build, { recursive: true });
    writeFileSync(join(build, 'watchdog.js'), watchdog);
  }
}

function replaceLogger(server) {
  const directory = join(server, 'node_modules/@vscode/spdlog');
  if (existsSync(join(directory, 'build/Release/spdlog.node'))) return;
  writeFileSync(join(directory, 'index.js'), logger);
}

const watchdog = `exports.start = (parent) => {
  setInterval(() => {
    try { process.kill(parent, 0); } catch { process.exit(87); }
  }, 1000).unref();
};
exports.exit = (code) => process.exit(code);
`;

const logger = `const fs = require('fs');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() {}
  setPattern() {}
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (text) {
    if (level < this.level) return;
    // The log's folder may be gone already while the server stops.
    try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + name + '] ' + text + '\\n'); } catch {}
  };
});
const make = async (name, file) => new Logger(file);
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = make;
exports.createAsyncRotatingLogger = make;
`;
