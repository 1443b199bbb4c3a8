import * as assert from 'node:assert/strict';
import { packagePath, pictureOfFailure, start, type Running } from './running';

describe('the web extension host', () => {
  let running: Running;
  before(async () => {
    running = await start(
      { 'train.py': 'logits = [2.1, -0.3, 0.7, 1.4, -1.2]  # target=1\n' },
      { extension: { kind: 'vsix', vsix: packagePath(), host: 'web' }, trusted: false },
    );
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('shows hover and panel, also in Restricted Mode', async () => {
    const hover = await running.workbench.editor.hover('-0.3');
    assert.match(await hover.innerText(), /3\.026/);
    await running.workbench.editor.clickInHover('0.7', 'Open Panel');
    await running.panel.waitForText('3.026');
  });
});
