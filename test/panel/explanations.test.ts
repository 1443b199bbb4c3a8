import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import type { LensState } from '../../src/protocol';
import { expectedValue, explained, offering, withFormula } from './explanations';
import { openPanel, startBrowser, type PanelPage, type PageOptions } from './panelPage';
import type { ThemeName } from './themes';

describe('The panel explains', function () {
  this.timeout(20_000);
  let browser: Browser;
  let opened: PanelPage | undefined;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    await opened?.page.close();
    opened = undefined;
  });

  async function open(options: PageOptions, state: LensState): Promise<PanelPage> {
    opened = await openPanel(browser, options);
    await opened.show(state);
    return opened;
  }
  const lastOf = async (panel: PanelPage) => (await panel.sent()).at(-1);
  const value = ({ page }: PanelPage) => page.getByRole('textbox', { name: /The value you expected/ });
  const given = (text: string): LensState => ({
    ...explained,
    explanation: {
      ...expectedValue,
      inputs: expectedValue.inputs.map((input) =>
        input.id === 'expected' ? { ...input, value: text } : input,
      ),
    },
  });

  describe('by choice', () => {
    it('what is offered, and nothing where nothing is', async () => {
      const panel = await open({ height: 1200 }, offering);
      await panel.page.getByRole('combobox', { name: 'Choose an explanation…' }).click();
      await panel.page.getByRole('option', { name: 'Expected another value?' }).click();
      assert.deepEqual(await lastOf(panel), { type: 'openExplanation', id: 'expectedValue' });
      await panel.show({ ...offering, explanations: [] });
      assert.ok(await panel.page.getByRole('button', { name: 'Explain' }).isHidden());
    });
    it('heading, words with their sign, steps and tables, as they were sent', async () => {
      const { page } = await open({ width: 900 }, explained);
      assert.ok(await page.getByRole('heading', { name: 'Step by step' }).isVisible());
      assert.equal(await page.locator('.derivation li').count(), 3);
      assert.equal(await page.locator('.explanationText.warning .icon.warning').count(), 1);
      assert.equal(await page.locator('.explanationText.error .icon.error').count(), 1);
      const table = page.getByRole('table', { name: 'The same arrays under every convention' });
      const cells = await table
        .locator('tr')
        .evaluateAll((rows) =>
          rows.map((row) => Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent)),
        );
      assert.deepEqual(cells[2], ['in bits match', '4.366', '4.366', '4.3659', '4.364', 'divided by log 2']);
      const marked = table.locator('tr.marked');
      assert.equal(await marked.locator('.icon').count(), 1);
      const number = table.locator('tbody td').first();
      assert.equal(await number.evaluate((cell) => getComputedStyle(cell).textAlign), 'right');
      assert.match(
        await number.evaluate((cell) => getComputedStyle(cell).fontVariantNumeric),
        /tabular-nums/,
      );
    });
    it('until it is closed by button or Escape, which gives the focus back to the choice', async () => {
      const panel = await open({}, explained);
      await panel.page.getByRole('button', { name: 'Close the explanation' }).click();
      assert.deepEqual(await lastOf(panel), { type: 'openExplanation' });
      await panel.show(explained);
      await value(panel).focus();
      await panel.page.keyboard.press('Escape');
      assert.deepEqual((await panel.sent()).filter(({ type }) => type === 'openExplanation').length, 2);
      assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'VSCODE-DROPDOWN');
      await panel.show(offering);
      assert.ok(await panel.page.locator('.explanation').isHidden());
    });
    it('and leaves an unfolded list to Escape first', async () => {
      const panel = await open({ height: 1200 }, explained);
      await panel.page.getByRole('combobox', { name: 'Unit' }).click();
      await panel.page.keyboard.press('Escape');
      assert.equal((await panel.sent()).filter(({ type }) => type === 'openExplanation').length, 0);
      await panel.page.keyboard.press('Escape');
      assert.equal((await panel.sent()).filter(({ type }) => type === 'openExplanation').length, 1);
    });
  });

  describe('with what a person gives', () => {
    const inputs = async (panel: PanelPage) =>
      (await panel.sent()).flatMap((message) => (message.type === 'setExplanationInput' ? [message] : []));

    it('sent once typing rests, at Enter, or when the field is left', async () => {
      const panel = await open({}, explained);
      await value(panel).fill('0.5');
      assert.deepEqual(await inputs(panel), []);
      await panel.page.waitForFunction(() =>
        window.sentMessages.some(({ type }) => type === 'setExplanationInput'),
      );
      await value(panel).fill('0.25');
      await panel.page.keyboard.press('Enter');
      assert.equal((await inputs(panel)).length, 2);
      await value(panel).fill('0.125');
      await panel.page.keyboard.press('Tab');
      assert.deepEqual(
        (await inputs(panel)).map((message) => message.value),
        ['0.5', '0.25', '0.125'],
      );
      assert.deepEqual((await inputs(panel))[0], {
        type: 'setExplanationInput',
        id: 'expectedValue',
        input: 'expected',
        value: '0.5',
      });
      await panel.page.waitForTimeout(400);
      assert.equal((await inputs(panel)).length, 3);
    });
    it('by a choice and by a button', async () => {
      const panel = await open({ height: 1200 }, explained);
      await panel.page.getByRole('combobox', { name: 'Unit' }).click();
      await panel.page.getByRole('option', { name: 'bits' }).click();
      assert.equal((await inputs(panel)).at(-1)?.value, 'bits');
      await panel.page.getByRole('button', { name: 'Another draw' }).click();
      assert.deepEqual((await inputs(panel)).at(-1)?.input, 'seed');
      assert.deepEqual((await inputs(panel)).at(-1)?.value, '2');
    });
    it('while focus, caret and the newer text survive the answer', async () => {
      const panel = await open({}, explained);
      await value(panel).fill('0.6371');
      await panel.page.keyboard.press('ArrowLeft');
      await panel.page.keyboard.press('ArrowLeft');
      await panel.show(given('0.6'));
      await panel.page.keyboard.type('9');
      assert.equal(await value(panel).inputValue(), '0.63971');
      await panel.page.keyboard.press('Tab');
      await panel.show(given('0.5'));
      assert.equal(await value(panel).inputValue(), '0.5');
    });
    it('and says what is wrong with it beside the field', async () => {
      const panel = await open({}, explained);
      const error = 'A number is expected; found abc';
      const wrong = expectedValue.inputs.map((input) =>
        input.kind === 'text' ? { ...input, error } : input,
      );
      await panel.show({ ...explained, explanation: { ...expectedValue, inputs: wrong } });
      assert.ok(await panel.page.getByText(error, { exact: true }).isVisible());
      const field = panel.page.getByRole('textbox', { name: error });
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
    });
  });

  it('what a screen reader is told: what has opened, and what has changed', async () => {
    const panel = await open({}, offering);
    const said = panel.page.getByRole('status');
    await panel.show(explained);
    await panel.page.waitForTimeout(800);
    assert.match((await said.textContent()) ?? '', /^Expected another value\?: 4\.366 is the loss in bits/);
  });
  it('what was open when its page comes back', async () => {
    const panel = await open({}, explained);
    await panel.page.waitForFunction(() => window.keptState !== undefined);
    const memory: unknown = await panel.page.evaluate(() => window.keptState);
    await panel.page.close();
    opened = await openPanel(browser, { memory });
    assert.equal(await value(opened).inputValue(), '4.366');
    assert.equal(await opened.page.locator('.derivation li').count(), 3);
  });
  it('a table by scrolling it within itself, by keyboard too', async () => {
    const panel = await open({ width: 250 }, explained);
    const scroller = panel.page.locator('.tableScroll');
    assert.equal(await scroller.getAttribute('tabindex'), '0');
    await scroller.focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.waitForFunction(() => (document.querySelector('.tableScroll')?.scrollLeft ?? 0) > 0);
    await panel.show({ ...explained, explanation: { ...expectedValue, title: 'Again' } });
    assert.ok(
      await scroller.evaluate((element) => element.scrollLeft > 0 && element === document.activeElement),
    );
    await panel.page.setViewportSize({ width: 900, height: 800 });
    await panel.page.waitForFunction(() => !document.querySelector('.tableScroll')?.hasAttribute('tabindex'));
  });
  it('within the page at any width', async () => {
    const panel = await open({}, explained);
    for (const width of [170, 239, 250, 279, 300, 519, 720, 900]) {
      await panel.page.setViewportSize({ width, height: 800 });
      await panel.show(width % 2 === 0 ? explained : withFormula('(x - y)^4 + abs(x - y)'));
      assert.ok(
        await panel.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `at ${width}`,
      );
      assert.deepEqual(
        await panel.page
          .locator('.explanation .words, .explanation .inputLabel, .derivation li')
          .evaluateAll(
            (all) => all.filter((each) => each.scrollWidth > each.clientWidth && each.clientWidth > 0).length,
          ),
        0,
        `at ${width}`,
      );
    }
  });
  it('hostile words as text', async () => {
    const text = '<img src=x onerror="document.title=1">';
    const explanation = {
      ...expectedValue,
      title: text,
      blocks: [
        { kind: 'heading', text },
        { kind: 'text', runs: [{ text, style: 'strong' }] },
        {
          kind: 'table',
          caption: text,
          columns: [{ heading: text, align: 'start' }],
          rows: [{ cells: [text], mark: text }],
        },
      ],
    } as const;
    const panel = await open({}, { ...explained, explanation });
    assert.equal(await panel.page.getByText(text).count(), 6);
    assert.equal(await panel.page.locator('img').count(), 0);
  });
  for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const satisfies readonly ThemeName[]) {
    it(`without a fault that axe knows, in ${theme}`, async () => {
      const panel = await open({ theme, width: 250 }, withFormula('(x - y'));
      await panel.page.locator('.inputError:visible').waitFor();
      await panel.page.evaluate(axe.source);
      const faults = async () =>
        panel.page.evaluate(async () => {
          const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`);
        });
      assert.deepEqual(await faults(), []);
      await panel.show(explained);
      assert.deepEqual(await faults(), []);
      assert.deepEqual(panel.complaints, []);
    });
  }
});
