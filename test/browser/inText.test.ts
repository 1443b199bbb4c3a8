import * as assert from 'node:assert/strict';
import { pictureOfFailure, start, type Running } from './running';

const logits = '[2.0, 1.0, 0.1]';
const training = `import torch\n\nlogits = torch.tensor(${logits})  # target=0\nother = torch.tensor([0.5, 1.5])\n`;
const notebook = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: [`logits = torch.tensor(${logits})  # target=0\n`, 'logits'],
      outputs: [
        {
          output_type: 'execute_result',
          execution_count: 1,
          metadata: {},
          data: { 'text/plain': ['tensor([3.0000, 1.0000, 0.1000])'] },
        },
      ],
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe('what stands in the text of a VS Code page', () => {
  let running: Running;
  before(async () => {
    running = await start(
      { 'train.py': training, 'cells.ipynb': notebook },
      {
        settings: {
          'lossLens.codeLens.enabled': true,
          'lossLens.inlayHints.enabled': true,
          'lossLens.problems.enabled': true,
        },
      },
    );
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  it('is the loss above and behind the array', async () => {
    const { page } = running.workbench;
    // ln(e² + e + e^0.1) − 2 is 0.417.
    await page.locator('.codelens-decoration', { hasText: 'H 0.417' }).waitFor({ timeout: 15_000 });
    await page.locator('.view-line', { hasText: 'H 0.417' }).waitFor({ timeout: 15_000 });
    const lines = await running.workbench.editor.visibleLines();
    assert.ok(
      lines.some((line) => /0\.1\]\s*H 0\.417\)/.test(line)),
      lines.join('\n'),
    );
    assert.ok(!lines.some((line) => /1\.5\]\s*H/.test(line)), lines.join('\n'));
  });

  it('keys go from array to array', async () => {
    const { editor, page } = running.workbench;
    await editor.goTo(1);
    const visited = [];
    for (const key of ['a', 'a', 'Shift+A']) {
      await page.keyboard.press('Control+K');
      await page.keyboard.press(key);
      await page.waitForTimeout(600);
      visited.push(await editor.cursorStatus());
    }
    assert.deepEqual(visited, ['Ln 3, Col 23', 'Ln 4, Col 22', 'Ln 3, Col 23']);
  });

  it('a cell of a notebook offers what it printed, and the panel shows it', async () => {
    const { page } = running.workbench;
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill('cells.ipynb');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'cells.ipynb' }).first().click();
    await page.locator('.notebook-editor .cell-status-item', { hasText: '[3]' }).click({ timeout: 20_000 });
    // H(q) of softmax(3, 1, 0.1) is 0.536, its largest q 0.840.
    await running.workbench.statusBarItem(/\[3\].*0\.536/).waitFor({ timeout: 10_000 });
    // The notebook's outputs are a webview too: the panel is the one that says it.
    const webviews = [0, 1].map((index) => page.frameLocator('iframe.webview.ready').nth(index));
    await Promise.any(
      webviews.map((webview) =>
        webview
          .frameLocator('#active-frame')
          .locator('body', { hasText: '0.840' })
          .waitFor({ timeout: 10_000 }),
      ),
    );
  });
});
