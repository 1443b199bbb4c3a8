import assert from 'node:assert/strict';
import { asLine, codeSpan, tidied } from '../../../src/words/markdown';

describe('text as Markdown', () => {
  it('is put on one line, with ampersands that stay what they are', () => {
    assert.equal(asLine('a\n\n- b &lt; c'), 'a - b &amp;lt; c');
  });

  it('keeps no pipe, no HTML and no icon of what was escaped before, and may wrap', () => {
    assert.equal(tidied('a&nbsp;|&nbsp;<b>&nbsp;$\\(error\\)'), 'a &#124; &#60;b&#62; &#36;\\(error\\)');
  });

  it('fences code with more backticks than the code has in a row', () => {
    assert.equal(codeSpan('target=1'), '`target=1`');
    assert.equal(codeSpan('a``b'), '``` a``b ```');
  });

  it('breaks up icons in code, which VS Code would draw', () => {
    assert.ok(!codeSpan('$(error)').includes('$('));
  });
});
