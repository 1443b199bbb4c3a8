import assert from 'node:assert/strict';
import { describe as describeLens } from '../../../src/words/describe';
import { seriesColours, type ThemeKind } from '../../../src/words/palette';
import { picture } from '../../../src/words/picture';
import { five, lensOf, type LensParts } from './lensOf';

const draw = (parts: LensParts, kind: ThemeKind = 'dark', lines = 6): string => {
  const { answer } = describeLens(lensOf(parts), { lines, sort: 'score', gradientOf: 'row' });
  assert.ok(answer);
  return picture(answer, kind, 'alternative <text>');
};
const target = { kind: 'index' as const, indices: [1] };

describe("the hover's picture", () => {
  it('is drawn in the colours of each kind of theme', () => {
    for (const kind of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
      const svg = draw({ ...five, target }, kind);
      for (const colour of Object.values(seriesColours[kind]))
        assert.ok(svg.includes(colour), `${kind} ${colour}`);
    }
  });

  it('stays under 30 kB as a data image for 128,256 classes', () => {
    const scores = Array.from({ length: 128_256 }, (_, i) => Math.sin(i * 12.9898) * 8);
    const svg = draw({ scores: [scores], target });
    assert.ok(Buffer.from(svg).toString('base64').length < 30_000);
  });

  it('gives every bar that is not zero at least a pixel', () => {
    const svg = draw({ scores: [[30, 0]], target });
    const widths = Array.from(svg.matchAll(/width="([\d.]+)" height="8" fill="#3B8EF3"/g), (match) =>
      Number(match[1]),
    );
    assert.equal(widths.length, 2);
    assert.ok(widths.every((width) => width >= 1));
  });

  it('shows hostile class names as text', () => {
    const svg = draw({ scores: [[1, 2]], target, classNames: ['<script>', 'a"b&c'] });
    assert.ok(!svg.includes('<script'));
    assert.ok(svg.includes('&lt;script&gt;') && svg.includes('a&quot;b&amp;c'));
  });

  it('holds no part that is not a number', () => {
    for (const scores of [
      [[NaN, 1]],
      [[Infinity, 1]],
      [[-Infinity, 1]],
      [[-Infinity, -Infinity]],
      [[1e308, -1e308]],
    ]) {
      assert.doesNotMatch(
        draw({ scores, target }).replace(/<(text|title)[^>]*>[^<]*/g, ''),
        /NaN|Infinity|undefined/,
      );
    }
  });
});
