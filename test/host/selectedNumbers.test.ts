import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument, plainText } from './support';
import { stubWindow, type WindowStub } from './windowStub';

describe('numbers that are no array in the text', () => {
  let stub: WindowStub | undefined;

  before(() => extension().activate());
  afterEach(async () => {
    stub?.restore();
    stub = undefined;
    await closeAll();
  });

  /** Selects the given texts, in this order; an empty selection where `cursors`. */
  function select(editor: vscode.TextEditor, texts: readonly string[], cursors = false): void {
    const { document } = editor;
    editor.selections = texts.map((text) => {
      const start = document.positionAt(document.getText().indexOf(text));
      const end = start.translate(0, text.length);
      return cursors ? new vscode.Selection(start, start) : new vscode.Selection(start, end);
    });
  }

  async function softmax(): Promise<number[]> {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('lossLens.copySoftmax');
    return ((await vscode.env.clipboard.readText()).match(/\d\.\d+/g) ?? []).map(Number);
  }

  function assertNear(values: readonly number[], expected: readonly number[]): void {
    assert.equal(values.length, expected.length, values.join());
    values.forEach((value, index) => assert.ok(Math.abs(value - expected[index]) < 5e-5, values.join()));
  }

  /** softmax of 2, 1 and 0.1, as textbooks have it. */
  const textbook = [0.659, 0.2424, 0.0986];
  const log = 'cat  score=2.0 n=5\ndog  score=1.0 n=7\nbird score=0.1 n=9\n';

  it('are one array where several selections hold one each', async () => {
    const editor = await openDocument(log, 'plaintext');
    select(editor, ['2.0', '1.0', '0.1']);
    assertNear(await softmax(), textbook);
  });

  it('are one array in the order of the text, whatever was selected first', async () => {
    const editor = await openDocument(log, 'plaintext');
    select(editor, ['0.1', '2.0', '1.0']);
    assertNear(await softmax(), textbook);
  });

  it('are one array where several cursors are in one each', async () => {
    const editor = await openDocument(log, 'plaintext');
    select(editor, ['2.0', '1.0', '0.1'], true);
    assertNear(await softmax(), textbook);
  });

  it('are one array where two selections hold one each', async () => {
    const editor = await openDocument(log, 'plaintext');
    select(editor, ['2.0', '1.0']);
    // 1 / (1 + 1/e) = 0.7311
    assertNear(await softmax(), [0.7311, 0.2689]);
  });

  it('are rows where each line of a column holds as many', async () => {
    const column = await openDocument('a 2.0 1.0 x\nb 0.0 0.0 x\nc 1.0 2.0 x\n', 'plaintext');
    select(column, ['2.0 1.0', '0.0 0.0', '1.0 2.0']);
    assertNear(await softmax(), [0.7311, 0.2689, 0.5, 0.5, 0.2689, 0.7311]);
  });

  it('are one array in one selection without brackets', async () => {
    const editor = await openDocument('scores: 2.0 1.0 0.1 (three)\n', 'plaintext');
    select(editor, ['2.0 1.0 0.1']);
    assertNear(await softmax(), textbook);
  });

  it('get a target of their own, which other arrays between them do not have', async () => {
    const editor = await openDocument('cat 2.0\nlogits = [3.0, 4.0]\ndog 1.0\nbird 0.1\n', 'plaintext');
    select(editor, ['2.0', '1.0', '0.1']);
    stub = stubWindow((items) => items.find(({ label }) => label.startsWith('0')));
    await vscode.commands.executeCommand('lossLens.compareWithTarget');
    // ln(e² + e + e^0.1) − 2 = 0.417
    assert.match(plainText(await hoverOver(editor.document, '2.0')), /0\.417/);
    assert.doesNotMatch(plainText(await hoverOver(editor.document, '[3.0')), /chosen by you|your choice/);
  });

  it('several cursors that edit one array leave it one array', async () => {
    const editor = await openDocument('logits = [2.0, 1.0, 0.1]\n', 'python');
    select(editor, ['2.0', '1.0'], true);
    assertNear(await softmax(), textbook);
  });

  describe('on the clipboard', () => {
    async function show(text: string): Promise<vscode.TextEditor | undefined> {
      await vscode.env.clipboard.writeText(text);
      await vscode.commands.executeCommand('lossLens.showClipboard');
      return vscode.window.activeTextEditor;
    }

    it('are shown in an untitled document that holds all of the text, and are read', async () => {
      const printed = 'epoch 3\ntensor([2.0000, 1.0000, 0.1000])\ndone\n';
      const editor = await show(printed);
      assert.equal(editor?.document.isUntitled, true);
      assert.equal(editor?.document.getText(), printed);
      assertNear(await softmax(), textbook);
    });

    it('are read without brackets too', async () => {
      await show(' 2.0  1.0\t0.1\n');
      assertNear(await softmax(), textbook);
    });

    it('are told of where there are none, and nothing is opened', async () => {
      stub = stubWindow();
      await show('no numbers here');
      await show('');
      assert.match(stub.messages[0], /^The clipboard holds no array of numbers\./);
      assert.equal(stub.messages[1], 'The clipboard holds no text.');
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
  });
});
