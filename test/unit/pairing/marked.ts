import assert from 'node:assert/strict';
import { readAt, type Choices, type Reading } from '../../../src/pairing';

/** A text with its cursor written as `¦` and, where there is one, a second selection between `⟪` and `⟫`. */
export function readMarked(marked: string, languageId = 'python', choices?: Choices): Reading {
  const order = [...marked.matchAll(/[¦⟪⟫]/gu)].map(({ 0: mark, index }, before) => ({
    mark,
    at: index - before,
  }));
  const text = marked.replace(/[¦⟪⟫]/gu, '');
  const at = (mark: string): number | undefined => order.find((one) => one.mark === mark)?.at;
  const start = at('⟪');
  const end = at('⟫');
  const targetSelection = start !== undefined && end !== undefined ? { start, end } : undefined;
  const reading = readAt({ text, languageId, offset: at('¦') ?? 0, choices, targetSelection });
  assert.ok(reading, 'no array at the cursor');
  return reading;
}
