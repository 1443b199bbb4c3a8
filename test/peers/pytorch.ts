import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';
import type { PeerCase } from './peerCase';
import { pythonWith } from './python';

export interface PeerAnswer {
  readonly loss: readonly number[];
  readonly gradient: readonly number[];
}

export interface PyTorch {
  readonly version: string;
  readonly answers: readonly PeerAnswer[];
}

/**
 * What PyTorch answers; undefined where no Python has it.
 * @throws Error with what Python printed, if it failed.
 */
export function askPyTorch(cases: readonly PeerCase[]): PyTorch | undefined {
  const python = pythonWith('torch');
  if (python === undefined) return undefined;
  const program = join(projectRoot(), 'test', 'peers', 'torchPeers.py');
  const input = JSON.stringify(cases.map(({ wire }) => wire));
  const run = spawnSync(python, [program], {
    input,
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0) throw new Error(`Python failed: ${run.stderr}`);
  return read(JSON.parse(run.stdout));
}

function read(value: unknown): PyTorch {
  if (!isRecord(value) || typeof value.version !== 'string' || !Array.isArray(value.answers)) {
    throw new Error('Python gave no answers');
  }
  return {
    version: value.version,
    answers: value.answers.map((answer: unknown) => {
      if (!isRecord(answer)) throw new Error('an answer is no object');
      return { loss: numbers(answer.loss), gradient: numbers(answer.gradient) };
    }),
  };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** Numbers, of which the non-finite ones are strings. */
function numbers(values: unknown): number[] {
  if (!Array.isArray(values)) throw new Error('numbers are no list');
  return values.map(Number);
}
