import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '../../../src/core';
import { operationError, precisionError, readPrecisionCases } from '../../reference/precision';

const file = join('test', 'fixtures', 'precision', 'references.json');
const { losses, operations } = readPrecisionCases(readFileSync(file, 'utf8'));
const functions = new Map<string, unknown>(Object.entries(core));
const sources = ['categorical', 'elementwise'].flatMap((folder) => {
  const path = join('src', 'core', folder);
  return readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
});

/** The numbers before · 2⁻⁵² in the doc comment of a function. */
function boundsOf(name: string): number[] {
  const source = sources.find((text) => text.includes(`export function ${name}(`));
  assert.ok(source, `no source of ${name}`);
  const before = source.slice(0, source.indexOf(`export function ${name}(`));
  const comment = before.slice(before.lastIndexOf('/**'));
  const line = comment.split('\n').find((text) => text.startsWith(' * Error: ')) ?? '';
  return [...line.matchAll(/at most (\d+) · 2⁻⁵²/g)].map(([, units]) => Number(units));
}

describe('The error that a loss states in its doc comment', () => {
  for (const { name, functions: names } of core.losses) {
    it(`holds beside the value to 200 digits: ${name}`, () => {
      const [loss, gradient] = boundsOf(names[0]);
      const own = losses.filter((one) => one.loss === name);
      assert.ok(own.length >= 10, `${own.length} cases`);
      for (const one of own) {
        const error = precisionError(one);
        assert.ok(error.loss <= loss, `loss ${error.loss} of ${JSON.stringify(one)}`);
        assert.ok(error.gradient <= gradient, `gradient ${error.gradient} of ${JSON.stringify(one)}`);
      }
    });
  }
});

describe('The error that another function states in its doc comment', () => {
  const names = [...new Set(operations.map((one) => one.function))];
  for (const name of names) {
    it(`holds beside the value to 200 digits: ${name}`, () => {
      const act = functions.get(name);
      assert.ok(typeof act === 'function');
      const [bound] = boundsOf(name);
      for (const one of operations.filter((given) => given.function === name)) {
        const error = operationError(one, Reflect.apply(act, undefined, one.arguments));
        assert.ok(error <= bound, `${error} of ${JSON.stringify(one)}`);
      }
    });
  }
});
