import * as assert from 'node:assert/strict';
import { pictureOfFailure, start, type Running } from './running';

const training = 'import torch\n\nlogits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])\nprint(logits)\n';

describe('the panel in a VS Code page', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': training });
    await running.workbench.editor.click('-0.3');
    await running.workbench.runCommand('Loss Lens: Show in Panel');
    await running.panel.waitForArray();
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('draws on its canvases', async () => {
    await running.workbench.page.waitForTimeout(500);
    const painted = await running.panel.paintedPixels();
    assert.ok(painted.length > 0, 'No canvas is shown.');
    assert.ok(
      painted.some((pixels) => pixels > 100),
      `Painted pixels: ${painted.join(', ')}`,
    );
  });

  it('marks the number of a class that is clicked in the document', async () => {
    await running.panel.row(3).click({ position: { x: 12, y: 8 } });
    await eventually('1.4 is selected', async () => {
      const status = await running.workbench.editor.cursorStatus();
      return status.startsWith('Ln 3') && status.includes('3 selected');
    });
  });

  it('marks the class of the number at the cursor', async () => {
    await running.workbench.editor.click('0.7');
    await running.panel.content
      .locator('[data-index="2"][aria-current="true"]')
      .first()
      .waitFor({ timeout: 5000 });
  });

  it('makes the focused class the target with T', async () => {
    await running.panel.row(1).focus();
    await running.panel.row(1).press('t');
    await running.panel.waitForText('3.026');
  });

  it('makes a class the target by a click in its p', async () => {
    await running.panel.outlineCell(0).click();
    // ln(Σ e^ℓ) − 2.1 of these logits is 0.626.
    await running.panel.waitForText('0.626');
  });

  it('follows an edit of the document, and its undoing', async () => {
    await running.workbench.editor.replace('2.1', '3.1');
    // ln(e^3.1 + e^−0.3 + e^0.7 + e^1.4 + e^−1.2) − 3.1 is 0.278.
    await running.panel.waitForText('0.278');
    await running.workbench.editor.undo();
    await running.panel.waitForText('0.626');
  });

  it('has no serious accessibility violation', async () => {
    assert.deepEqual(await running.panel.seriousViolations(), []);
  });

  it('keeps what it shows when it is hidden and shown again', async () => {
    await running.workbench.runCommand('View: Show Explorer');
    await running.workbench.runCommand('Loss Lens: Focus on Loss Lens View');
    await running.panel.waitForText('0.626');
  });
});

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 5000;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`Not within 5 s: ${what}.`);
}
