import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '../../../src/core';
import { lossesPage } from '../../reference/lossesPage';

describe('The table of losses', () => {
  const functions = new Map<string, unknown>(Object.entries(core));

  it('names each loss once', () => {
    assert.equal(new Set(core.losses.map(({ id }) => id)).size, core.losses.length);
  });

  for (const { id, module } of core.losses) {
    it(`names a function and its file: ${id}`, () => {
      assert.equal(typeof functions.get(id), 'function');
      const source = readFileSync(join('src', 'core', `${module}.ts`), 'utf8');
      assert.ok(source.includes(`export function ${id}(`));
    });
  }

  it('is what the page of losses was made from (else: npm run docs)', () => {
    assert.equal(readFileSync(join('docs', 'losses.md'), 'utf8').replaceAll('\r\n', '\n'), lossesPage());
  });
});
