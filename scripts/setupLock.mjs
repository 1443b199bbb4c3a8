/** One set-up at a time: a second one waits until the first has finished, then finds nothing left to do. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

const lock = join(root, 'out/setup.lock');
const longestWaitMs = 600_000;

export async function withSetupLock(work) {
  await acquire();
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function acquire() {
  mkdirSync(join(root, 'out'), { recursive: true });
  const start = performance.now();
  for (let announced = false; !tryToLock(); announced = true) {
    const owner = lockOwner();
    if (owner !== undefined && !isRunning(owner)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!announced) console.error('Waiting for another set-up of this folder to finish …');
    if (performance.now() - start > longestWaitMs)
      throw new Error(`The lock ${lock} was not released in time.`);
    await delay(300);
  }
}

function tryToLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined while the owner has not written itself down yet, or has just gone. */
function lockOwner() {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
