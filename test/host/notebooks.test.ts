import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, extension, hoverOver, plainText, textbook } from './support';
import { stubWindow } from './windowStub';

/** VS Code's own notebook editor, without any kernel. */
describe('a notebook', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  /** A notebook of one code cell, as Jupyter writes it to disk. */
  async function openNotebook(name: string, outputs: readonly object[]): Promise<vscode.NotebookDocument> {
    const cell = {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: textbook.text.split(/(?<=\n)/),
      outputs,
    };
    const metadata = { language_info: { name: 'python' } };
    const content = JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 });
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'The tests run without a folder.');
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(0, 1)] });
    await eventually(
      'the notebook is shown',
      () => vscode.window.activeNotebookEditor?.notebook === notebook,
    );
    return notebook;
  }

  it('has hovers and commands in its code cells', async () => {
    const notebook = await openNotebook('cells.ipynb', []);
    const { document } = notebook.cellAt(0);
    assert.match(plainText(await hoverOver(document, textbook.logits)), /H = 0\.417/);
  });

  it('shows the output of a cell in the panel, whole and unchanged', async () => {
    const printed = 'tensor([2.0000, 1.0000, 0.1000])';
    await openNotebook('printed.ipynb', [
      { output_type: 'stream', name: 'stdout', text: ['epoch 1\n'] },
      { output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': [printed] } },
    ]);
    await vscode.commands.executeCommand('lossLens.showCellOutput');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(), `epoch 1\n${printed}\n`);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('lossLens.copySoftmax');
    assert.match(await vscode.env.clipboard.readText(), /^\[0\.659\d+, 0\.242\d+, 0\.098\d+\]$/);
  });

  it('says that a cell printed no array', async () => {
    await openNotebook('html.ipynb', [
      { output_type: 'display_data', metadata: {}, data: { 'text/html': ['<b>3</b>'] } },
    ]);
    const stub = stubWindow();
    try {
      await vscode.commands.executeCommand('lossLens.showCellOutput');
      assert.deepEqual(stub.messages, ['The output of this cell holds no text.']);
    } finally {
      stub.restore();
    }
  });

  it('that is closed is not taken for another', async () => {
    const stub = stubWindow();
    try {
      await vscode.commands.executeCommand('lossLens.showCellOutput', {
        notebook: 'file:///gone.ipynb',
        index: 0,
      });
      assert.deepEqual(stub.messages, ['The cell that this belongs to is not open any more.']);
    } finally {
      stub.restore();
    }
  });
});
