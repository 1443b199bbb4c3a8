import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, extension, hoverOver, openDocument, positionOf, textbook } from './support';

describe('commands', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('of the manifest are all registered', async () => {
    const manifest: { contributes: { commands: { command: string }[] } } = extension().packageJSON;
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(declared.length >= 11);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('Copy Gradient copies softmax − target of the array at the cursor', async () => {
    await openDocument(textbook.text, 'python', textbook.logits);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('lossLens.copyGradient');
    const copied = numbersIn(await vscode.env.clipboard.readText());
    assert.equal(copied.length, 3);
    copied.forEach((value, index) => assertNear(value, textbook.gradient[index] ?? NaN));
  });

  it('Copy Softmax copies a distribution', async () => {
    await openDocument(textbook.text, 'python', textbook.logits);
    await vscode.commands.executeCommand('lossLens.copySoftmax');
    const copied = numbersIn(await vscode.env.clipboard.readText());
    const expected = textbook.gradient.map((value, index) => value + (index === 0 ? 1 : 0));
    assert.equal(copied.length, 3);
    copied.forEach((value, index) => assertNear(value, expected[index] ?? NaN));
  });

  it('Insert Gradient Below is one undo step', async () => {
    const { document } = await openDocument(textbook.text, 'python', textbook.logits);
    await vscode.commands.executeCommand('lossLens.insertGradientBelow');
    assert.match(document.lineAt(1).text, /^# .*-0\.34/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), textbook.text);
  });

  it('Set Selection as Target pairs two selections', async () => {
    const text = 'a = [2.0, 1.0, 0.1]\nb = [0.0, 0.0, 1.0]\n';
    const editor = await openDocument(text, 'python');
    const { document } = editor;
    editor.selections = ['[2.0, 1.0, 0.1]', '[0.0, 0.0, 1.0]'].map((array) => {
      const start = positionOf(document, array).translate(0, -1);
      return new vscode.Selection(start, start.translate(0, array.length));
    });
    await vscode.commands.executeCommand('lossLens.setSelectionAsTarget');
    // ln(e² + e + e^0.1) − 0.1 = 2.317
    await eventually('the loss against the chosen target', async () => {
      const parts = await hoverOver(document, '[2.0');
      return parts.some(({ value }) => value.includes('2.317') || value.includes('2&#46;317'));
    });
  });

  for (const [what, content, at] of [
    ['no array', 'print("hello")\n', 'print'],
    ['an empty array', 'x = []\n', '[]'],
    ['an array with a string in it', 'x = [1.0, "two", 3.0]\n', '[1.0'],
    ['ragged rows', 'x = [[1.0, 2.0], [3.0]]\n', '[[1.0'],
  ] as const) {
    it(`leave the document untouched and do not throw where there is ${what}`, async () => {
      const { document } = await openDocument(content, 'python', at);
      for (const command of ['showInPanel', 'setSelectionAsTarget', 'copyGradient', 'insertGradientBelow']) {
        await vscode.commands.executeCommand(`lossLens.${command}`);
      }
      assert.equal(document.getText(), content);
    });
  }

  it('refuse arguments that are none of theirs', async () => {
    const { document } = await openDocument(textbook.text, 'python', textbook.logits);
    for (const argument of [42, 'text', { uri: 7 }, { uri: 'file:///x', version: -1, offset: 0 }, []]) {
      await vscode.commands.executeCommand('lossLens.useAsTarget', argument);
    }
    assert.equal(document.getText(), textbook.text);
  });
});

function numbersIn(text: string): number[] {
  return (text.match(/[-+]?\d+(\.\d+)?(e[-+]?\d+)?/gi) ?? []).map(Number);
}

function assertNear(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-6, `${value} is not ${expected}.`);
}
