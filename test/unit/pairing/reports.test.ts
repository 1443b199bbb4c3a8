import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readQuestionAt } from '../../../src/pairing';
import { placed, readReportCases } from '../../reference/reportCase';

const cases = readReportCases(readFileSync(join('test', 'fixtures', 'reports', 'public.json'), 'utf8'));

/** Where all rows are left out the words say that the mean is NaN. */
const saidBy: Readonly<Record<string, string>> = { nan: 'all-ignored' };

describe('what the person of a public report is told', () => {
  for (const one of cases) {
    const { text, offset } = placed(one);
    const wanted = one.question?.diagnosis ?? [];
    if (offset === undefined || wanted.length === 0) continue;
    it(`${one.id}: ${wanted.join(', ')}`, () => {
      const codes = readQuestionAt(text, offset, one.languageId)?.diagnostics.map(({ code }) => code) ?? [];
      const told = new Set<string>(codes);
      const missing = wanted.filter((code) => !told.has(code) && !told.has(saidBy[code] ?? ''));
      assert.deepEqual(missing, []);
    });
  }
});
