import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '../../../src/core';
import { chosenLosses, lossLabel } from '../../../src/words/lossLabels';
import { lossesPage } from '../../reference/lossesPage';

const source = (module: string) => readFileSync(join('src', 'core', `${module}.ts`), 'utf8');

describe('The table of losses', () => {
  const functions = new Map<string, unknown>(Object.entries(core));

  it('names each loss once', () => {
    assert.equal(new Set(core.losses.map(({ name }) => name)).size, core.losses.length);
    assert.equal(new Set(core.losses.map(({ title }) => title)).size, core.losses.length);
  });

  it('has a loss for every line of the list of modules, and no other', () => {
    const listed = [...source('lossModules').matchAll(/from '\.\/([\w/]+)'/g)].map(([, module]) => module);
    assert.deepEqual(core.losses.map(({ module }) => module).sort(), listed.sort());
  });

  for (const { name, functions: names, module } of core.losses) {
    it(`names functions of the library and the file of the first: ${name}`, () => {
      for (const one of names) assert.equal(typeof functions.get(one), 'function', one);
      assert.ok(source(module).includes(`export function ${names[0]}(`));
    });
  }

  it('offers every loss in the pick list, and says which are not proper or need ordered classes', () => {
    assert.deepEqual([...chosenLosses].sort(), core.losses.map(({ name }) => name).sort());
    assert.equal(chosenLosses[0], 'crossEntropy');
    assert.equal(lossLabel('focal').remark, 'not proper');
    assert.equal(lossLabel('rps').remark, 'for ordered classes only');
    assert.equal(lossLabel('jsDivergence').remark, 'not affine in p');
    assert.equal(lossLabel('brier').remark, undefined);
  });

  it('refuses a name that is not there', () => {
    assert.throws(() => core.lossCalled('crossentropy'), /there is no loss called crossentropy/);
  });

  it('is what the page of losses was made from (else: npm run docs)', () => {
    assert.equal(readFileSync(join('docs', 'losses.md'), 'utf8').replaceAll('\r\n', '\n'), lossesPage());
  });
});
