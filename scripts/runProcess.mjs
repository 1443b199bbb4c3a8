/** Child processes of the scripts: their output is shown, and they end with the script that started them. */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { clearTimeout, setTimeout as startTimer } from 'node:timers';
import { root } from './paths.mjs';

/** The grace for a child's own cleaning up (its servers and browsers) before it is ended the hard way. */
const graceMs = 10_000;
const running = new Set();

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, async () => {
    await Promise.all([...running].map((child) => end(child, signal)));
    process.exit(code);
  });
}

/**
 * Runs Node.js with the given words. Returns the exit code and, with `capture`, the last 10,000 characters said on
 * standard output; after `timeoutMs` the child is ended and the code is 124.
 */
export function runNode(
  words,
  { environment = {}, capture = false, timeoutMs = 300_000, cwd = root, stdin = 'ignore' } = {},
) {
  const child = spawn(execPath, words, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: [stdin, capture ? 'pipe' : 'inherit', 'inherit'],
  });
  running.add(child);
  let said = '';
  child.stdout?.on('data', (data) => {
    process.stdout.write(data);
    said = (said + String(data)).slice(-10_000);
  });
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = startTimer(() => {
      timedOut = true;
      console.error(`Ended after ${timeoutMs / 1000} s: node ${words.join(' ')}`);
      void end(child, 'SIGTERM');
    }, timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: timedOut ? 124 : code, said });
    };
    child.once('error', (error) => {
      console.error(error.message);
      finish(1);
    });
    child.once('close', (code, signal) => {
      if (signal && !timedOut) console.error(`Ended by ${signal}: node ${words.join(' ')}`);
      finish(code ?? 1);
    });
  });
}

function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = startTimer(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
