import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestionAt } from '../../../src/pairing';

interface TorchCall {
  readonly text: string;
  readonly offset: number;
  readonly loss?: number;
  readonly losses?: readonly number[];
}

function isTorchCall(value: unknown): value is TorchCall {
  return typeof value === 'object' && value !== null && 'text' in value && 'offset' in value;
}

function readCalls(): readonly TorchCall[] {
  const json = readFileSync(join('test', 'fixtures', 'pairing', 'torchCalls.json'), 'utf8');
  const calls: unknown = JSON.parse(json);
  assert.ok(Array.isArray(calls));
  return calls.map((call: unknown) => {
    assert.ok(isTorchCall(call));
    return call;
  });
}

const isClose = (got: number | null | undefined, wanted: number): boolean =>
  typeof got === 'number' && Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));

describe('calls of PyTorch with drawn numbers and options', () => {
  const calls = readCalls();

  it('are many', () => assert.ok(calls.length > 100));

  it('have the losses that PyTorch gives', () => {
    for (const { text, offset, loss, losses } of calls) {
      const got = readQuestionAt(text, offset, 'python');
      const call = text.slice(text.lastIndexOf('loss = '));
      if (loss !== undefined) assert.ok(isClose(got?.loss, loss), `${call}gives ${loss}, got ${got?.loss}`);
      else
        losses?.forEach((one, index) =>
          assert.ok(isClose(got?.perRow?.[index], one), `${call}gives ${one} at ${index}`),
        );
    }
  });
});
