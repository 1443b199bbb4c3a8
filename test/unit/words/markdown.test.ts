import assert from 'node:assert/strict';
import { codeSpan, escapeMarkdown } from '../../../src/words/markdown';

/** What a Markdown renderer shows for numeric character references. */
const decoded = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('text as Markdown', () => {
  it('keeps no character that Markdown, HTML, tables or icons give a meaning', () => {
    const hostile =
      '[x](command:a) ![i](http://e) <img src=x> `c` *b* _i_ ~s~ # h | $(error) \\ & "q" {a} + - 1.';
    const escaped = escapeMarkdown(hostile);
    const withoutReferences = escaped.replace(/&#\d+;/g, '');
    assert.match(withoutReferences, /^[a-zA-Z0-9 :/=]*$/);
    assert.equal(decoded(escaped), hostile);
  });

  it('puts text of several lines on one line', () => {
    assert.equal(decoded(escapeMarkdown('a\n\n- b')), 'a - b');
  });

  it('fences code with more backticks than the code has in a row', () => {
    assert.equal(codeSpan('target=1'), '`target=1`');
    assert.equal(codeSpan('a``b'), '``` a``b ```');
  });

  it('breaks up icons in code, which VS Code would draw', () => {
    assert.ok(!codeSpan('$(error)').includes('$('));
  });
});
