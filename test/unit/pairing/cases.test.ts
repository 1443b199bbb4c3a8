import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestionAt } from '../../../src/pairing';
import { faultsOf, readPairingCases } from '../../reference/pairingCase';

const fixtures = join('test', 'fixtures', 'pairing');

function runAll(file: string): void {
  for (const one of readPairingCases(readFileSync(join(fixtures, file), 'utf8'))) {
    it(`the snippet ${one.id} (${one.category}) is read as its case says`, () => {
      const got = readQuestionAt(one.text, one.offset, one.languageId);
      assert.deepEqual(faultsOf(one, got), []);
    });
  }
}

describe('the reference cases of pairing', () => runAll('public.json'));

describe('snippets in the style of real code', () => runAll('snippets.json'));

describe('snippets of other languages and styles', () => runAll('furtherSnippets.json'));
