import * as assert from 'node:assert/strict';
import { pictureOfFailure, start, type Running } from './running';

const training = 'import torch.nn.functional as F\n\nloss = F.mse_loss([3.0, -1.0, 1.0], [1.0, 1.0, 1.0])\n';

describe('explanations in a VS Code page', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': training });
    await running.workbench.editor.click('3.0');
    await running.workbench.runCommand('Loss Lens: Explain…');
    await running.workbench.pick('A formula of your own');
    await running.panel.waitForArray();
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('open by a command, and evaluate a formula in the worker that VS Code lets the panel start', async () => {
    const field = running.panel.content.getByRole('textbox', { name: 'Formula in x and y' });
    await field.fill('(x-y)^4 + abs(x-y)');
    await field.press('Enter');
    await running.panel.waitForText('4 * (x - y) ^ 3 + sign(x - y)');
    // (3 − 1)⁴ + 2, (−1 − 1)⁴ + 2 and 0.
    await running.panel.waitForText('Σ f = 36, mean 12.');
  });
  it('say where a formula does not parse', async () => {
    const field = running.panel.content.getByRole('textbox', { name: 'Formula in x and y' });
    await field.fill('(x - y');
    await running.panel.waitForText('Character 7: Parenthesis ) expected');
  });
  it('come back after a reload, with what was typed', async () => {
    const field = running.panel.content.getByRole('textbox', { name: 'Formula in x and y' });
    await field.fill('cosh(x - y) - 1');
    await running.panel.waitForText('sinh(x - y)');
    await running.workbench.page.waitForTimeout(1000);
    await running.workbench.page.reload();
    await running.panel.waitForText('sinh(x - y)');
    assert.equal(await field.inputValue(), 'cosh(x - y) - 1');
  });
});
