import assert from 'node:assert/strict';
import { escapeXml, fit, ticks } from '../../../src/words/svg';

describe('text in pictures', () => {
  it('escapes what XML gives a meaning', () => {
    assert.equal(escapeXml('a<b & "c">'), 'a&lt;b &amp; &quot;c&quot;&gt;');
  });

  it('replaces what may not stand in XML at all', () => {
    assert.equal(escapeXml('a\u0000b\ud800c'), 'a\uFFFDb\uFFFDc');
    assert.equal(escapeXml('🎯'), '🎯');
  });

  it('is cut with an ellipsis where it is wider than its place', () => {
    assert.equal(fit('cat', 100), 'cat');
    const cut = fit('a name that is far too long to be shown', 60);
    assert.match(cut, /^a name.*…$/);
    assert.ok(cut.length <= 10);
  });

  it('never cuts a character in two', () => {
    assert.equal(fit('🎯🎯🎯🎯', 30), '🎯🎯…');
  });

  it('draws many ticks as one path', () => {
    assert.equal(ticks([1, 2], 3, 4, '#000').match(/<path/g)?.length, 1);
    assert.equal(ticks([], 3, 4, '#000'), '');
  });
});
