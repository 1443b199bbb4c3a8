import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument, plainText } from './support';
import { stubWindow, type WindowStub } from './windowStub';

describe('options of the loss', () => {
  let stub: WindowStub | undefined;
  let asked: readonly vscode.QuickPickItem[] = [];

  before(() => extension().activate());
  afterEach(async () => {
    stub?.restore();
    await closeAll();
  });

  /** Runs Choose Options…, picks the lines of its lists that match, and types where it asks for a value. */
  async function choose(labels: RegExp, typed?: string): Promise<WindowStub> {
    stub?.restore();
    asked = [];
    stub = stubWindow(
      (items) => {
        if (asked.length === 0) asked = items;
        return items.find(({ label }) => labels.test(label));
      },
      () => typed,
    );
    await vscode.commands.executeCommand('lossLens.chooseOptions');
    assert.deepEqual(stub.messages, []);
    return stub;
  }

  const hovered = async (document: vscode.TextDocument): Promise<string> =>
    plainText(await hoverOver(document, '[2.0'));
  const described = (label: RegExp): string | undefined =>
    asked.find((item) => label.test(item.label))?.description;

  const text = `import torch.nn.functional as F
F.cross_entropy(torch.tensor([[2.0, 1.0, 0.1]]), torch.tensor([0]), label_smoothing=0.1)
`;

  it('are listed with what they are and why, chosen, and left to the text again', async () => {
    const { document } = await openDocument(text, 'python', '[2.0');
    // The values are those of F.cross_entropy in PyTorch 1.13.
    assert.match(await hovered(document), /H = 0\.514\*\* nats/);
    await choose(/^label smoothing/, '0');
    assert.match(described(/^label smoothing/) ?? '', /^0\.1, as the call has it$/);
    assert.match(described(/^temperature/) ?? '', /^1, by default$/);
    assert.match(await hovered(document), /H = 0\.417\*\* nats/);
    await choose(/^temperature/, '2');
    assert.match(described(/^label smoothing/) ?? '', /^0, chosen by you$/);
    assert.match(await hovered(document), /H = 0\.690\*\* nats[\s\S]*T = 2/);
    assert.match(await hovered(document), /chosen by you: temperature T = 2, label smoothing ε = 0/);
    // 0.689777 / ln 2
    await choose(/^unit$|^bits$/);
    assert.match(await hovered(document), /H = 0\.995\*\* bits/);
    await choose(/^label smoothing/, ' ');
    assert.match(described(/^unit$/) ?? '', /^bits, chosen by you$/);
    await choose(/^All as the text suggests$/);
    assert.match(described(/^label smoothing/) ?? '', /^0\.1, as the call has it$/);
    assert.match(await hovered(document), /H = 0\.514\*\* nats/);
  });

  it('take weights as they are typed', async () => {
    const { document } = await openDocument('logits = [2.0, 1.0, 0.1]  # target=1\n', 'python', '[2.0');
    await choose(/^weights$/, '[1, 2, 0.5]');
    // 2 (ln(e² + e + e^0.1) − 1) = 2 · 1.41703
    assert.match(await hovered(document), /H = 2\.834\*\* nats/);
    assert.match(await hovered(document), /weights = \[1, 2, 0\.5\]/);
    assert.match(await hovered(document), /Reduction mean: 1\.417 nats = 2\.834 ÷ Σ weights 2/);
    await choose(/^reduction$|^sum$/);
    assert.match(await hovered(document), /chosen by you: weights = \[1, 2, 0\.5\], reduction = sum\./);
  });

  it('leave those of a loss with it', async () => {
    const { document } = await openDocument('logits = [2.0, 1.0, 0.1]  # target=1\n', 'python', '[2.0');
    stub = stubWindow((items) => items.find(({ label }) => /^Focal/.test(label)));
    await vscode.commands.executeCommand('lossLens.chooseLoss');
    await choose(/^focusing/, '0');
    // With γ = 0 the focal loss is the cross entropy.
    assert.match(await hovered(document), /L = 1\.417\*\* nats/);
    stub.restore();
    stub = stubWindow((items) => items.find(({ label }) => /^As the text suggests$/.test(label)));
    await vscode.commands.executeCommand('lossLens.chooseLoss');
    assert.doesNotMatch(await hovered(document), /chosen by you/);
  });

  it('are asked for of scores alone', async () => {
    await openDocument('shape = np.zeros((2, 3))\n', 'python', '(2');
    stub = stubWindow();
    await vscode.commands.executeCommand('lossLens.chooseOptions');
    assert.deepEqual(stub.offered, []);
    assert.equal(stub.messages.length, 1);
  });
});
