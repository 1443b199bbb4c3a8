import * as assert from 'node:assert/strict';
import { pictureOfFailure, start, type Running } from './running';

const training = 'import torch\n\nlogits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])\nprint(logits)\n';

describe('commands and the status bar in a VS Code page', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': training });
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('a command that cannot apply says why in a notification', async () => {
    const { editor } = running.workbench;
    await editor.click('print');
    await running.workbench.runCommand('Loss Lens: Copy Gradient');
    const [notification = ''] = await running.workbench.takeNotifications();
    assert.match(notification, /^[A-Z][^.]*array[^.]*\./);
  });

  it('the status bar says shape and entropy of the array at the cursor', async () => {
    await running.workbench.editor.click('-0.3');
    // −Σ q ln q of these logits is 1.178.
    await running.workbench.statusBarItem(/\[5\].*1\.178/).waitFor({ timeout: 10_000 });
  });

  it('Compare with Target… makes a class the target', async () => {
    await running.workbench.editor.click('-0.3');
    await running.workbench.runCommand('Loss Lens: Compare with Target…');
    await running.workbench.pick('0');
    // ln(Σ e^ℓ) − 2.1 is 0.626.
    await running.workbench.statusBarItem(/\[5\].*0\.626/).waitFor({ timeout: 10_000 });
  });

  it('Clear Target takes it away again', async () => {
    await running.workbench.runCommand('Loss Lens: Clear Target');
    await running.workbench.statusBarItem(/\[5\].*1\.178/).waitFor({ timeout: 10_000 });
  });

  it('the palette does not offer to clear a target that was not chosen', async () => {
    const offered = await running.workbench.offeredCommands('Loss Lens: Clear Target');
    assert.ok(!offered.includes('Loss Lens: Clear Target'), offered.join('; '));
  });

  it('the status bar says nothing where the cursor is in no array', async () => {
    await running.workbench.editor.click('import');
    await running.workbench.statusBarItem(/\[5\]/).waitFor({ state: 'detached', timeout: 10_000 });
  });
});
