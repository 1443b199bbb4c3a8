import * as assert from 'node:assert/strict';
import { pictureOfFailure, start, type Running } from './running';

const training =
  'import torch\n\nlogits = torch.tensor([2.1, -0.3, 0.7, 1.4, -1.2])  # target=1\nplain = "words"\n';

describe('the hover in a VS Code page', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': training });
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('shows the loss and a picture that has loaded', async () => {
    const hover = await running.workbench.editor.hover('-0.3');
    // ln(Σ e^ℓ) + 0.3 of these logits is 3.026.
    assert.match(await hover.innerText(), /3\.026/);
    const picture = hover.locator('img').first();
    await picture.waitFor({ timeout: 5000 });
    assert.ok(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0));
    assert.notEqual((await picture.getAttribute('alt')) ?? '', '');
  });

  it('holds a table that says the same without the picture', async () => {
    const hover = await running.workbench.editor.hover('0.7');
    assert.ok((await hover.locator('table tbody tr').count()) >= 5);
  });

  it('opens the panel through its link', async () => {
    await running.workbench.editor.clickInHover('1.4', 'Open Panel');
    await running.panel.waitForArray();
    assert.equal(await running.panel.rows().count(), 5);
  });

  it('is absent over words', async () => {
    await assert.rejects(running.workbench.editor.hover('words', { attempts: 2 }), /No hover/);
  });
});
