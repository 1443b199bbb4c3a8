import * as assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { closeAll, delay, extension } from './support';

describe('opening a file', () => {
  after(closeAll);

  /** Written to disk, since an untitled document is never merely opened. */
  async function openPythonFile(name: string, content: string): Promise<vscode.TextEditor> {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'The tests run without a folder.');
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }

  it('leaves document, diagnostics and decorations alone', async () => {
    await extension().activate();
    const { document } = await openPythonFile('plain.py', 'logits = [2.0, 1.0, 0.1]  # target=0\n');
    const { version } = document;
    await delay(500);
    assert.equal(document.isDirty, false);
    assert.equal(document.version, version);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(lenses, []);
  });

  it('does not read a large array that the cursor is not in', async () => {
    await extension().activate();
    const row = `[${'0.25, '.repeat(1000)}0.5],\n`;
    const delays = monitorEventLoopDelay({ resolution: 5 });
    await openPythonFile('large.py', `import torch\n\nweights = [\n${row.repeat(300)}]\n`);
    // What VS Code does itself to open two megabytes is over by now.
    await delay(500);
    delays.enable();
    await delay(1000);
    delays.disable();
    const longestMs = delays.max / 1e6;
    assert.ok(longestMs < 200, `The extension host was busy for ${longestMs.toFixed(0)} ms.`);
  });
});
