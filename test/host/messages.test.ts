import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument, plainText, positionOf } from './support';
import { stubWindow, type WindowStub } from './windowStub';

/** What a command says where it cannot apply: one sentence, the document as it was. */
describe('a command that cannot apply', () => {
  let said: WindowStub;

  before(() => extension().activate());
  beforeEach(() => (said = stubWindow()));
  afterEach(async () => {
    said.restore();
    await closeAll();
  });

  const cases = [
    ['without an array', 'print("x")\n', 'copyGradient', /^There is no array of numbers here\./],
    [
      'in an empty array',
      'x = |[]|\n',
      'copySoftmax',
      /^Line 1, column 5: This array is empty: at least one number is expected\.$/,
    ],
    ['with a string in the array', 'x = |[1.0, "two", 3.0]|\n', 'copyGradient', /expected; found "two"\.$/],
    [
      'with ragged rows',
      'x = |[[1.0, 2.0], [3.0]]|\n',
      'copyGradient',
      /ragged: a row of 1 after rows of 2\.$/,
    ],
    [
      'on a selection without numbers',
      '|print("x")|\n',
      'showInPanel',
      /no array of numbers|array of numbers is expected/,
    ],
    ['without a selection', 'x = [1.0, 2.0]\n', 'setSelectionAsTarget', /^Nothing is selected\./],
    [
      'without a target',
      'logits = |[1.0, 2.0]|\n',
      'copyGradient',
      /^There is no target, so there is no gradient\./,
    ],
    ['without a second axis', 'logits = |[1.0, 2.0]|\n', 'chooseClassAxis', /one axis, .*: \[2\]\.$/],
    [
      'without a chosen target',
      'logits = |[1.0, 2.0]|  # target=0\n',
      'clearTarget',
      /^No target was chosen by hand/,
    ],
  ] as const;

  for (const [what, marked, command, sentence] of cases) {
    it(`says why ${what}, and leaves the document alone`, async () => {
      const [before, selected = '', after = ''] = marked.split('|');
      const text = before + selected + after;
      const editor = await openDocument(text, 'python');
      const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
      if (selected)
        editor.selection = new vscode.Selection(at(before.length), at(before.length + selected.length));
      await vscode.commands.executeCommand(`lossLens.${command}`);
      assert.equal(said.messages.length, 1, said.messages.join('\n'));
      assert.match(said.messages[0], sentence);
      assert.equal(editor.document.getText(), text);
      assert.equal(editor.document.isDirty, text !== '');
    });
  }

  it('says that a link is of an older version of the document', async () => {
    const { document } = await openDocument('logits = [1.0, 2.0]  # target=0\n', 'python', '[1.0');
    const place = { uri: document.uri.toString(), version: document.version + 1, offset: 10 };
    await vscode.commands.executeCommand('lossLens.copyGradient', place);
    assert.match(said.messages.join(), /^The document has changed since this link was shown\./);
  });

  it('acts on no array but the one at the cursor, whatever the panel shows', async () => {
    const text = 'import torch\nlogits = [1.0, 2.0]  # target=0\n';
    const editor = await openDocument(text, 'python', '[1.0');
    await vscode.commands.executeCommand('lossLens.showInPanel');
    editor.selection = new vscode.Selection(0, 2, 0, 2);
    await vscode.commands.executeCommand('lossLens.insertGradientBelow');
    assert.match(said.messages.join(), /^There is no array of numbers here\./);
    assert.equal(editor.document.getText(), text);
  });

  it("says at the scores that the document's target does not fit", async () => {
    const editor = await openDocument('logits = [2.0, 1.0, 0.1]\nb = [0.5, 0.5]\n', 'python');
    const { document } = editor;
    const start = positionOf(document, '[0.5').translate(0, -1);
    editor.selection = new vscode.Selection(start, start.translate(0, '[0.5, 0.5]'.length));
    await vscode.commands.executeCommand('lossLens.setSelectionAsTarget');
    const hover = (await hoverOver(document, '[2.0')).map(({ value }) => value).join();
    assert.match(hover, /does not fit scores of shape/);
  });

  it('warns at once where a chosen target does not fit', async () => {
    const text = 'a = [2.0, 1.0, 0.1]\nb = [0.0, 1.0]\n';
    const editor = await openDocument(text, 'python');
    editor.selections = ['[2.0, 1.0, 0.1]', '[0.0, 1.0]'].map((array) => {
      const start = positionOf(editor.document, array).translate(0, -1);
      return new vscode.Selection(start, start.translate(0, array.length));
    });
    await vscode.commands.executeCommand('lossLens.setSelectionAsTarget');
    assert.deepEqual(said.messages, ['target of shape [2] does not fit scores of shape [3]']);
  });
});

describe('the hover over numbers that are no distribution', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  const cases = [
    [
      'a target distribution that does not sum to 1',
      'logits = [1.0, 2.0]  # target: [0.5, 0.7]\n',
      '[1.0',
      /sums to s = 1\.2\d*, not 1/,
    ],
    ['a negative target', 'logits = [1.0, 2.0]  # target: [1.5, -0.5]\n', '[1.0', /at least 0; found −0\.5/],
    ['NaN', 'logits = [1.0, float("nan")]  # target=0\n', '[1.0', /NaN/],
    ['an infinite logit', 'logits = [1.0, float("inf")]  # target=0\n', '[1.0', /\+∞/],
    ['a masked target', 'logits = [1.0, float("-inf")]  # target=1\n', '[1.0', /loss is ∞/],
    ['a string among numbers', 'x = [1.0, "two", 3.0]\n', '"two"', /found "two"/],
    [
      'a target of the wrong length',
      'F.cross_entropy(torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 0.0, 0.0]]))\n',
      '[1.0, 2.0',
      /does not fit scores of shape/,
    ],
  ] as const;

  for (const [what, text, at, sentence] of cases) {
    it(`says so for ${what}`, async () => {
      const { document } = await openDocument(text, 'python');
      assert.match(plainText(await hoverOver(document, at)), sentence);
    });
  }
});
