import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from './support';

describe('closing everything after a test', () => {
  const openTabs = (): number => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
  const untitled = (): boolean => vscode.workspace.textDocuments.some((document) => document.isUntitled);

  it('closes an untitled document that is in no tab, which VS Code keeps for minutes', async () => {
    await vscode.workspace.openTextDocument({ content: 'x = [1, 2]\n', language: 'python' });
    assert.ok(untitled());
    await closeAll();
    assert.ok(!untitled());
  });

  it('closes an editor that is still to open, and those of every group', async () => {
    const [first, second] = await Promise.all(
      ['[1, 2]', '[3, 4]'].map((content) => vscode.workspace.openTextDocument({ content, language: 'json' })),
    );
    await vscode.window.showTextDocument(first);
    const opening = vscode.window.showTextDocument(second, vscode.ViewColumn.Beside);
    await closeAll();
    await opening;
    await closeAll();
    assert.equal(openTabs(), 0);
    assert.ok(!untitled());
  });
});
