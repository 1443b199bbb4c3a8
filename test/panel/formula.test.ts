import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { offering, withFormula } from './explanations';
import { openPanel, startBrowser, type PanelPage } from './panelPage';

/** Its derivative has about 4¹⁸ parts: each maximum is the argument of the next. */
const endless = `${'max('.repeat(18)}x${', y)'.repeat(18)}`;

describe('A formula typed into the panel', function () {
  this.timeout(20_000);
  let browser: Browser;
  let panel: PanelPage;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    panel = await openPanel(browser, { width: 300, height: 1200 });
  });
  afterEach(async () => {
    // The policy of the page stands, and nothing has failed.
    assert.deepEqual(panel.complaints, []);
    assert.deepEqual(
      (await panel.sent()).filter(({ type }) => type === 'failed'),
      [],
    );
    await panel.page.close();
  });

  const says = (text: string | RegExp) =>
    panel.page.locator('.explanation').getByText(text).first().waitFor();

  /** The browser ends a busy worker within two seconds of being told. */
  async function workersEnd(): Promise<void> {
    for (let waited = 0; panel.page.workers().length > 0 && waited < 4000; waited += 50) {
      await panel.page.waitForTimeout(50);
    }
    assert.equal(panel.page.workers().length, 0);
  }

  it('is evaluated in a worker that is loaded with the first formula', async () => {
    const requested: string[] = [];
    panel.page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await panel.show(offering);
    assert.equal(panel.page.workers().length, 0);
    await panel.show(withFormula('(x-y)^4 + abs(x-y)'));
    await says('4 * (x - y) ^ 3 + sign(x - y)');
    await says('The derivative is zero only at x = y.');
    const row = panel.page
      .getByRole('table', { name: 'The formula f on your numbers' })
      .locator('tbody tr')
      .first();
    // (3 − 1)⁴ + |3 − 1| = 18, and 4·2³ + 1 = 33.
    assert.deepEqual((await row.locator('th, td').allTextContents()).slice(0, 6), [
      '0',
      '3',
      '1',
      '18',
      '33',
      '2',
    ]);
    assert.deepEqual(requested, ['/formulaWorker.js']);
    assert.equal(panel.page.workers().length, 1);
    await panel.show(withFormula('(x-y)^2'));
    await says('2 * (x - y)');
    assert.deepEqual(requested, ['/formulaWorker.js']);
    await panel.show(offering);
    await workersEnd();
  });
  it('is shown where it does not parse, with a caret under the place', async () => {
    await panel.show(withFormula('(x - y)^2 +* 3'));
    await says('Character 12: Value expected');
    const caret = await panel.page.locator('.explanation code').textContent();
    assert.equal(caret, `(x - y)^2 +* 3\n${' '.repeat(11)}^`);
    assert.equal(await panel.page.locator('.explanation table').count(), 0);
  });
  it('says that it has no derivative', async () => {
    await panel.show(withFormula('floor(x - y)^2'));
    await says('This formula has no derivative here, because of');
    assert.equal(await panel.page.locator('.explanation .note.warning code').textContent(), 'floor');
  });
  it('is cut off after one second, and the next one is evaluated', async () => {
    await panel.show(withFormula('x - y'));
    await says('The formula is zero only at x = y.');
    const started = Date.now();
    await panel.show(withFormula(endless));
    await says('Computing…');
    await says('This took longer than 1 s and was stopped');
    const took = Date.now() - started;
    assert.ok(took >= 1000 && took < 3000, `${took} ms`);
    await workersEnd();
    await panel.show(withFormula('(x - y)^2'));
    await says('2 * (x - y)');
  });
  it('keeps what was typed last where the first is still being evaluated', async () => {
    await panel.show(withFormula(endless));
    await panel.show(withFormula('x^3'));
    await panel.show(withFormula('(x - y)^2'));
    await says('2 * (x - y)');
    assert.equal(await panel.page.getByText('was stopped').count(), 0);
  });
  it('cannot leave its worker: nothing is evaluated but real arithmetic', async () => {
    for (const formula of ['import({x: 1})', 'evaluate("1")', 'x = 1', 'constructor("return 1")']) {
      await panel.show(withFormula(formula));
      await says(/^Character \d+: /);
    }
  });
});
