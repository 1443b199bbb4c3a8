import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, extension, hoverOver, openDocument, textbook } from './support';

describe('settings', () => {
  before(() => extension().activate());
  afterEach(async () => {
    await set('enabled', undefined);
    await set('hover.enabled', undefined);
    await vscode.workspace
      .getConfiguration('lossLens', { languageId: 'python' })
      .update('hover.enabled', undefined, vscode.ConfigurationTarget.Global, true);
    await closeAll();
  });

  function set(name: string, value: boolean | undefined): Thenable<void> {
    return vscode.workspace
      .getConfiguration('lossLens')
      .update(name, value, vscode.ConfigurationTarget.Global);
  }

  async function hoversIn(language: string): Promise<number> {
    const { document } = await openDocument(textbook.text, language);
    return (await hoverOver(document, textbook.logits)).length;
  }

  for (const name of ['enabled', 'hover.enabled']) {
    it(`lossLens.${name} turns the hover off and on again`, async () => {
      assert.notEqual(await hoversIn('python'), 0);
      await set(name, false);
      await eventually('no hover', async () => (await hoversIn('python')) === 0);
      await set(name, true);
      await eventually('a hover again', async () => (await hoversIn('python')) > 0);
    });
  }

  it('the hover can be turned off for one language', async () => {
    const python = vscode.workspace.getConfiguration('lossLens', { languageId: 'python' });
    await python.update('hover.enabled', false, vscode.ConfigurationTarget.Global, true);
    await eventually('no hover in Python', async () => (await hoversIn('python')) === 0);
    assert.notEqual(await hoversIn('javascript'), 0);
  });
});
