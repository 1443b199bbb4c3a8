import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, hoverOver, openDocument, plainText } from './support';
import { stubWindow, type WindowStub } from './windowStub';

describe('what a person chooses', () => {
  let stub: WindowStub | undefined;

  before(() => extension().activate());
  afterEach(async () => {
    stub?.restore();
    await closeAll();
  });

  /** Runs a command that asks, picking the line whose label matches. */
  async function choose(command: string, label: RegExp): Promise<WindowStub> {
    stub?.restore();
    stub = stubWindow((items) => items.find((item) => label.test(item.label)));
    await vscode.commands.executeCommand(`lossLens.${command}`);
    assert.deepEqual(stub.messages, []);
    return stub;
  }

  it('makes a class the target, and Clear Target undoes it', async () => {
    const { document } = await openDocument('logits = [2.0, 1.0, 0.1]\n', 'python', '[2.0');
    assert.match(plainText(await hoverOver(document, '[2.0')), /No target found/);
    await choose('compareWithTarget', /^2$/);
    // ln(e² + e + e^0.1) − 0.1 = 2.317
    assert.match(
      plainText(await hoverOver(document, '[2.0')),
      /H = 2\.317.*chosen by you|chosen by you[\s\S]*H = 2\.317/,
    );
    await vscode.commands.executeCommand('lossLens.clearTarget');
    assert.match(plainText(await hoverOver(document, '[2.0')), /No target found/);
  });

  it('offers the other arrays of the document as targets', async () => {
    const { document } = await openDocument('a = [2.0, 1.0, 0.1]\nb = [0.2, 0.3, 0.5]\n', 'python', '[2.0');
    const { offered } = await choose('compareWithTarget', /^\[0\.2/);
    assert.ok(offered[0].includes('[0.2, 0.3, 0.5]'));
    // 2.41703 − (0.4 + 0.3 + 0.05) = 1.667
    assert.match(plainText(await hoverOver(document, '[2.0')), /H = 1\.667/);
  });

  it('reads numbers as probabilities', async () => {
    const { document } = await openDocument('x = [0.5, 0.25, 0.25]  # target=1\n', 'python', '[0.5');
    await choose('readSelectionAs', /^Probabilities$/);
    // −ln 0.25 = 1.386
    assert.match(plainText(await hoverOver(document, '[0.5')), /H = 1\.386/);
  });

  it('puts the classes on another axis', async () => {
    const text = 'logits = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\n';
    const { document } = await openDocument(text, 'python', '[[1.0');
    assert.match(plainText(await hoverOver(document, '[[1.0')), /2 rows of 3 classes/);
    await choose('chooseClassAxis', /^Axis 0$/);
    assert.match(plainText(await hoverOver(document, '[[1.0')), /3 rows of 2 classes/);
  });

  it('reads a flat vector as rows at a click in the hover, and as it stands again by command', async () => {
    const text = 'logits = np.array([2.0, 0.2, 0.1, 0.1, 0.3, 1.6])\nlabels = np.array([0, 2])\n';
    const { document } = await openDocument(text, 'python', '[2.0');
    const links = (parts: readonly vscode.MarkdownString[]): unknown[][] =>
      [
        ...parts
          .map(({ value }) => value)
          .join('')
          .matchAll(/\(command:lossLens\.readLayout\?([^)\s]+)\)/g),
      ].map(([, argument = '']): unknown[] => JSON.parse(decodeURIComponent(argument)));
    // The means of H over both rows: (2, 0.2, 0.1) and (0.1, 0.3, 1.6); class after class (2, 0.1, 0.3), (0.2, 0.1, 1.6).
    const logSumExp = (...row: number[]): number => Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
    const expected = [
      (logSumExp(2, 0.2, 0.1) - 2 + logSumExp(0.1, 0.3, 1.6) - 1.6) / 2,
      (logSumExp(2, 0.1, 0.3) - 2 + logSumExp(0.2, 0.1, 1.6) - 1.6) / 2,
    ];
    for (const [index, loss] of expected.entries()) {
      const [argument] = links(await hoverOver(document, '[2.0'))[index] ?? [];
      await vscode.commands.executeCommand('lossLens.readLayout', argument);
      const shown = plainText(await hoverOver(document, '[2.0'));
      assert.match(shown, /2 rows of 3 classes/);
      assert.ok(shown.includes(loss.toFixed(3)), `${shown} does not hold ${loss}`);
      const { offered } = await choose('chooseClassAxis', /^As it stands/);
      assert.deepEqual(offered[0], [
        '2 × 3, one row after the other',
        '2 × 3, class after class',
        'As it stands, one row',
      ]);
      assert.match(plainText(await hoverOver(document, '[2.0')), /6 classes/);
    }
    await choose('chooseClassAxis', /class after class$/);
    assert.match(plainText(await hoverOver(document, '[2.0')), /2 rows of 3 classes/);
  });

  it('takes each loss of the pick list', async () => {
    const text = 'a = [2.0, 1.0]\nb = [0.5, 1.0]\n';
    const { document } = await openDocument(text, 'python', '[2.0');
    await choose('compareWithTarget', /^\[0\.5/);
    // x − y is 1.5 and 0: means of the two elements.
    const sines = (Math.sin(1.5) ** 2 + Math.sin(Math.PI * 1.5) ** 2) / 2;
    for (const [label, value] of [
      [/^Half squared error$/, 0.5625],
      [/^Fourth power$/, 2.53125],
      [/^Two sines$/, sines],
      [/^Absolute error$/, 0.75],
    ] as const) {
      await choose('chooseLoss', label);
      const shown = /L = ([\d.]+)/.exec(plainText(await hoverOver(document, '[2.0')))?.[1];
      assert.ok(Math.abs(Number(shown) - value) < 5e-4, `${label}: ${shown} is not ${value}`);
    }
  });

  it('takes the squared error by the convention of the pick list', async () => {
    const text = `import torch.nn.functional as F
F.mse_loss(torch.tensor([3.0, 1.0]), torch.tensor([1.0, 1.0]))
`;
    const { document } = await openDocument(text, 'python', '[3.0');
    // (3 − 1)² and 0, their mean with and without ½.
    for (const [label, value] of [
      [/^mathematics$/, '1'],
      [/^PyTorch$/, '2'],
      [/^mathematics$/, '1'],
      [/^As the text suggests$/, '2'],
    ] as const) {
      await choose('chooseConvention', label);
      const shown = /L = ([\d.]+)/.exec(plainText(await hoverOver(document, '[3.0')))?.[1];
      assert.equal(Number(shown), Number(value), `${label}: ${shown}`);
    }
  });

  it('follows its array while the document is edited', async () => {
    const editor = await openDocument('logits = [2.0, 1.0, 0.1]\n', 'python', '[2.0');
    await choose('compareWithTarget', /^2$/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'import torch\n\n'));
    await editor.edit((edit) => edit.replace(editor.document.lineAt(2).range, 'logits = [2.0, 1.0, 0.2]'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a comment\n'));
    assert.match(plainText(await hoverOver(editor.document, '[2.0')), /No target found/);
  });

  it('survives edits before and inside its array', async () => {
    const editor = await openDocument('logits = [2.0, 1.0, 0.1]\n', 'python', '[2.0');
    await choose('compareWithTarget', /^2$/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'import torch\n\n'));
    const end = new vscode.Position(2, 'logits = [2.0, 1.0, 0.1'.length);
    await editor.edit((edit) => edit.insert(end, '5'));
    // ln(e² + e + e^0.15) − 0.15 = 2.27201…
    assert.match(plainText(await hoverOver(editor.document, '[2.0')), /H = 2\.27/);
  });
});
