import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument, positionOf, plainText, textbook } from './support';

describe('hovering', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  async function hoverTextbook(): Promise<vscode.MarkdownString[]> {
    const { document } = await openDocument(textbook.text, 'python');
    return hoverOver(document, textbook.logits);
  }

  it('an array of logits says its loss', async () => {
    const text = (await hoverTextbook()).map(({ value }) => value).join('\n');
    assert.match(plain(text), /H = 0\.417\b/);
    assert.match(text, /LogSumExp/);
  });

  it('an array shows a picture that is small, described and no markup of the document', async () => {
    const text = (await hoverTextbook()).map(({ value }) => value).join('\n');
    const picture = /!\[([^\]]+)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/.exec(text);
    assert.ok(picture, 'There is no picture.');
    const [, alternative = '', base64 = ''] = picture;
    assert.ok(alternative.length > 20, `The picture is hardly described: ${alternative}`);
    assert.ok(base64.length < 30_000, `The picture has ${base64.length} characters.`);
    assert.match(Buffer.from(base64, 'base64').toString(), /^<svg[\s>]/);
  });

  it('a log line with a loss that is NaN says what to look at next', async () => {
    const log = 'step 1 loss: 2.31\nstep 2 loss: nan\n';
    const { document } = await openDocument(log, 'log');
    const text = (await hoverOver(document, 'nan')).map(({ value }) => value).join('\n');
    assert.match(plain(text), /loss is NaN\./);
    assert.match(plain(text), /last finite loss before is 2\.31, one line above/);
  });

  it('trusts only the string of links, which holds no text of the document', async () => {
    const hostile = 'logits = [2.0, 1.0, 0.1]  # target=evil](command:workbench.action.quit)\n';
    const { document } = await openDocument(hostile, 'python');
    const parts = await hoverOver(document, '[2.0');
    const trusted = parts.filter(({ isTrusted }) => isTrusted);
    assert.equal(trusted.length, 1);
    for (const { value, supportHtml } of parts) {
      assert.doesNotMatch(value, /\]\(command:workbench/);
      assert.notEqual(supportHtml, true);
    }
    assert.doesNotMatch(trusted[0]?.value ?? '', /evil/);
  });

  it('shows class names that look like markup as text', async () => {
    const names = '["[x](command:y)", "<img src=q>", "a|b", "$(error)"]';
    const text = `class_names = ${names}\nlogits = [1.0, 2.0, 3.0, 4.0]  # target=0\n`;
    const { document } = await openDocument(text, 'python');
    const parts = await hoverOver(document, '[1.0');
    const markdown = parts.map(({ value }) => value.replace(/\(data:[^)]*\)/g, '')).join('\n');
    for (const markup of ['[x](', '<img', 'a|b', '$(error) |', '$(error)&']) {
      assert.ok(!markdown.includes(markup), markup);
    }
    assert.match(plainText(parts), /\[x\]\(command:y\) \(target\)/);
  });

  it('gives links the version of the document', async () => {
    const { document } = await openDocument(textbook.text, 'python');
    const parts = await hoverOver(document, textbook.logits);
    const links = [
      ...parts
        .map(({ value }) => value)
        .join('\n')
        .matchAll(/\(command:(lossLens\.\w+)\?([^)\s]+)\)/g),
    ];
    assert.ok(links.length >= 3, `There are ${links.length} links.`);
    for (const [, , encoded = ''] of links) {
      const [argument]: unknown[] = JSON.parse(decodeURIComponent(encoded));
      assert.ok(typeof argument === 'object' && argument !== null && 'version' in argument);
      assert.equal(argument.version, document.version);
    }
  });

  it('says nothing outside of an array, over a subscript or over words', async () => {
    const { document } = await openDocument(textbook.text, 'python');
    assert.deepEqual(await hoverOver(document, 'logits ='), []);
    assert.deepEqual(await hoverOver(document, '[1, 2]'), []);
    assert.deepEqual(await hoverOver(document, 'loss ='), []);
  });

  it('reads a document anew that has the name and the version of a closed one', async () => {
    await hoverTextbook();
    await closeAll();
    const { document } = await openDocument(textbook.text.replace('2.0', '7.5'), 'python');
    const text = (await hoverOver(document, '[7.5')).map(({ value }) => value).join('\n');
    assert.match(plain(text), /\| (?:&emsp;)*7\.5 \|/);
  });

  it('covers the range of the array', async () => {
    const { document } = await openDocument(textbook.text, 'python');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, textbook.logits),
    );
    const range = hovers[0]?.range;
    assert.ok(range);
    assert.equal(document.getText(range), textbook.logits);
  });

  it('says that a target is out of range, and no loss', async () => {
    const { document } = await openDocument('logits = [0.1, 0.2, 0.3, 0.4, 0.5]  # target=7\n', 'python');
    const text = plain((await hoverOver(document, '[0.1')).map(({ value }) => value).join('\n'));
    assert.match(text, /target 7 is out of range for 5 classes \(0–4\)/i);
    assert.doesNotMatch(text, /H = /);
  });

  /** Markdown without its escapes and emphasis, as it is read. */
  function plain(markdown: string): string {
    return markdown
      .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&nbsp;', ' ')
      .replaceAll(/\\(.)|\*\*/g, '$1');
  }
});
