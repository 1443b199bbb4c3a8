import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, extension, openDocument } from './support';
import { stubWindow, type WindowStub } from './windowStub';

describe('Change a Number', () => {
  const text = 'logits = [2.10, -0.30, +0.70]  # target=1\n';
  let stub: WindowStub | undefined;

  before(() => extension().activate());
  afterEach(async () => {
    stub?.restore();
    await closeAll();
  });

  async function change(
    entered: (shown: string) => string | undefined | Promise<string>,
  ): Promise<WindowStub> {
    stub = stubWindow(() => undefined, entered);
    await vscode.commands.executeCommand('lossLens.changeNumber');
    return stub;
  }

  it('replaces the characters of the number at the cursor alone, in its form, as one undo step', async () => {
    const { document } = await openDocument(text, 'python', '0.70');
    let shown = '';
    const { messages } = await change((value) => {
      shown = value;
      return '1.5';
    });
    assert.deepEqual(messages, []);
    assert.equal(shown, '+0.70');
    assert.equal(document.getText(), text.replace('+0.70', '+1.50'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('is refused where the text changed meanwhile', async () => {
    const editor = await openDocument(text, 'python', '-0.30');
    const { messages } = await change(async () => {
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# '));
      return '9';
    });
    assert.equal(editor.document.getText(), `# ${text}`);
    assert.match(messages.join(), /^The text has changed since this number was read\./);
  });

  it('is refused in a document that is read-only', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'The tests run without a folder.');
    const uri = vscode.Uri.joinPath(folder.uri, 'locked.py');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const files = vscode.workspace.getConfiguration('files');
    await files.update('readonlyInclude', { '**/locked.py': true }, vscode.ConfigurationTarget.Global);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const at = document.positionAt(text.indexOf('2.10'));
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
      const { messages } = await change(() => '3');
      assert.equal(document.getText(), text);
      assert.match(messages.join(), /^This document is read-only\./);
    } finally {
      await files.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
      await eventually('the setting is gone', () => {
        const value = vscode.workspace.getConfiguration('files').inspect('readonlyInclude');
        return value?.globalValue === undefined;
      });
    }
  });

  it('is refused for NaN in JSON, which has none', async () => {
    const { document } = await openDocument('{"logits": [2.0, 1.0]}', 'json', '2.0');
    const { messages } = await change(() => 'nan');
    assert.match(messages.join(), /^json has no literal for NaN\.$/);
    assert.equal(document.getText(), '{"logits": [2.0, 1.0]}');
  });

  it('says where the cursor has to be', async () => {
    const editor = await openDocument(text, 'python', '2.10');
    const between = editor.document.positionAt(text.indexOf(' -0.30'));
    editor.selection = new vscode.Selection(between, between);
    const { messages } = await change(() => '3');
    assert.match(messages.join(), /^Put the cursor in the number to change\./);
  });
});
