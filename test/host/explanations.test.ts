import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument } from './support';
import { stubWindow, type WindowStub } from './windowStub';

const text =
  'logits = torch.tensor([2.0, 1.0, 0.1])\nassert F.cross_entropy(logits, torch.tensor(0)) == 0.6371\n';

describe('explanations', () => {
  let stub: WindowStub | undefined;
  before(() => extension().activate());
  afterEach(async () => {
    stub?.restore();
    await closeAll();
  });

  it('are offered for the array at the cursor, and for a link’s array', async () => {
    const { document } = await openDocument(text, 'python', '[2.0');
    stub = stubWindow();
    await vscode.commands.executeCommand('lossLens.explain');
    const { version } = document;
    const place = { uri: document.uri.toString(), version, offset: text.indexOf('2.0') };
    await vscode.commands.executeCommand('lossLens.explain', place);
    assert.equal(stub.offered.length, 2);
    assert.ok(stub.offered[0].includes('Expected another value?'));
    assert.deepEqual(stub.offered[1], stub.offered[0]);
    assert.deepEqual(stub.messages, []);
  });
  it('of an expected value are asked for with the number selected beside the array', async () => {
    const editor = await openDocument(text, 'python', '[2.0');
    const select = (part: string): vscode.Selection => {
      const at = text.indexOf(part);
      const { document } = editor;
      return new vscode.Selection(document.positionAt(at), document.positionAt(at + part.length));
    };
    const shown: string[] = [];
    const type = (value: string): undefined => void shown.push(value);
    stub = stubWindow(undefined, type);
    await vscode.commands.executeCommand('lossLens.expectedValue');
    editor.selections = [select('[2.0, 1.0, 0.1]'), select('0.6371')];
    await vscode.commands.executeCommand('lossLens.expectedValue');
    editor.selections = [select('0.6371'), select('[2.0, 1.0, 0.1]')];
    await vscode.commands.executeCommand('lossLens.expectedValue');
    assert.deepEqual(shown, ['', '0.6371', '0.6371']);
    assert.deepEqual(stub.messages, []);
  });
  it('are one click away in the hover, by commands of a fixed name with a place alone', async () => {
    const { document } = await openDocument(text, 'python', '[2.0');
    const parts = await hoverOver(document, '[2.0');
    const links = parts.flatMap(({ value }) => [
      ...value.matchAll(/\(command:lossLens\.explain\?([^)]+)\)/g),
    ]);
    assert.equal(links.length, 1);
    const [argument] = JSON.parse(decodeURIComponent(links[0][1]));
    assert.deepEqual(Object.keys(argument).sort(), ['offset', 'uri', 'version']);
  });
  it('of a log line that says nan tell what to look at next', async () => {
    await openDocument('epoch 3 loss=nan lr=0.1\n', 'log', 'nan');
    stub = stubWindow();
    await vscode.commands.executeCommand('lossLens.whyNotFinite');
    assert.deepEqual(stub.messages, []);
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.getText());
    assert.ok(shown.some((each) => /This line says nan.*\n/.test(each) && each.includes('isfinite')));
  });
  it('say in a message where there is nothing to explain, and never throw', async () => {
    await openDocument('print("hello")\n', 'python', 'print');
    stub = stubWindow();
    const commands = [
      'explain',
      'compareFrameworks',
      'expectedValue',
      'checkGradient',
      'whyNotFinite',
      'showDerivation',
    ];
    for (const command of commands) await vscode.commands.executeCommand(`lossLens.${command}`);
    assert.equal(stub.messages.length, commands.length);
    assert.deepEqual(stub.offered, []);
  });
});
