import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, openDocument } from './support';
import { stubWindow } from './windowStub';

describe('going from array to array', () => {
  const text =
    'import torch\nlogits = torch.tensor([\n  [2.0, 1.0],\n  [0.5, 0.1],\n])\nx = logits[0, 1]\ny = [1, 0]\n';
  const starts = [text.indexOf('[\n'), text.indexOf('[1, 0]')];

  before(() => extension().activate());
  afterEach(closeAll);

  async function offsetAfter(editor: vscode.TextEditor, command: string): Promise<number> {
    await vscode.commands.executeCommand(`lossLens.${command}`);
    return editor.document.offsetAt(editor.selection.active);
  }

  it('Next Array visits whole arrays, not their rows and not subscripts, and begins anew', async () => {
    const editor = await openDocument(text, 'python');
    const visited = [];
    for (let count = 0; count < 3; count++) visited.push(await offsetAfter(editor, 'nextArray'));
    assert.deepEqual(visited, [starts[0], starts[1], starts[0]]);
  });

  it('Previous Array goes the other way', async () => {
    const editor = await openDocument(text, 'python', '[1, 0]');
    const visited = [];
    for (let count = 0; count < 2; count++) visited.push(await offsetAfter(editor, 'previousArray'));
    assert.deepEqual(visited, [starts[0], starts[1]]);
  });

  it('finds an array far down a line that has no hover, and back', async () => {
    const far = `{"a": [1.5, 2.5], "text": "${'word '.repeat(60_000)}", "b": [0.25, 0.75]}`;
    const editor = await openDocument(far, 'json', '[1.5');
    assert.equal(await offsetAfter(editor, 'nextArray'), far.indexOf('[0.25'));
    assert.equal(await offsetAfter(editor, 'previousArray'), far.indexOf('[1.5'));
  });

  it('finds a long array whole, wherever its text is cut for the search', async () => {
    const rows = Array.from({ length: 16_000 }, (_, row) => `[${row}.5, 0.25]`);
    const long = `a = [1.5, 2.5]\nb = [${rows.join(',\n')}]\nc = [3.5, 4.5]\n`;
    const editor = await openDocument(long, 'python', '[1.5');
    assert.equal(await offsetAfter(editor, 'nextArray'), long.indexOf('[[0.5'));
    assert.equal(await offsetAfter(editor, 'nextArray'), long.indexOf('[3.5, 4.5]'));
    assert.equal(await offsetAfter(editor, 'previousArray'), long.indexOf('[[0.5'));
  });

  it('visits the numbers of a model’s output, which stand one by one in objects, and back', async () => {
    const candidates = [
      { token: 'Hi', logprob: -0.25 },
      { token: 'Ho', logprob: -1.75 },
    ];
    const content = candidates.map((chosen) => ({ ...chosen, top_logprobs: candidates }));
    const answer = JSON.stringify({ choices: [{ logprobs: { content } }], usage: 7 }, null, 2);
    const output = `{"a": [1.5, 2.5]}\n${answer}\n{"b": [0.25, 0.75]}\n`;
    const lists = [...output.matchAll(/"(?:content|top_logprobs)": (?=\[)/g)].map(
      ({ 0: key, index }) => index + key.length,
    );
    assert.equal(lists.length, 3);
    const expected = [...lists, output.indexOf('[0.25, 0.75]')];
    const editor = await openDocument(output, 'jsonl', '[1.5');
    for (const start of expected) assert.equal(await offsetAfter(editor, 'nextArray'), start);
    for (const start of expected.slice(0, -1).toReversed()) {
      assert.equal(await offsetAfter(editor, 'previousArray'), start);
    }
    assert.equal(await offsetAfter(editor, 'previousArray'), output.indexOf('[1.5'));
  });

  it('says that there is none', async () => {
    const stub = stubWindow();
    try {
      await openDocument('print("words")\n', 'python');
      await vscode.commands.executeCommand('lossLens.nextArray');
      assert.deepEqual(stub.messages, ['There is no array of numbers in this document.']);
    } finally {
      stub.restore();
    }
  });

  it('has keys that VS Code gives to nothing else', async () => {
    const manifest: { contributes: { keybindings: { key: string; mac: string }[] } } =
      extension().packageJSON;
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const defaults = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.ok(defaults.includes('"ctrl+k ctrl+c"'), 'The default keys were not read.');
    const { keybindings } = manifest.contributes;
    assert.ok(keybindings.length >= 3);
    const ours = /"command": "lossLens\./;
    for (const { key } of keybindings) {
      const others = defaults.split('{').filter((entry) => entry.includes(`"${key}"`) && !ours.test(entry));
      assert.deepEqual(others, [], key);
    }
  });
});
