import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import type { LensState } from '../../src/protocol';
import { openPanel, startBrowser, type PanelPage, type PageOptions } from './panelPage';
import {
  batch,
  empty,
  extreme,
  index,
  many,
  none,
  problem,
  regression,
  softTarget,
  truncated,
} from './states';
import type { ThemeName } from './themes';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Figure and punctuation spaces only line the numbers up. */
const trimmed = (text: string): string => text.replace(/[\u2007\u2008]+$/u, '');

async function tableTexts({ page }: PanelPage, rows: string): Promise<string[][]> {
  const texts = await page
    .locator(rows)
    .evaluateAll((found) =>
      found.map((row) => Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent ?? '')),
    );
  return texts.map((row) => row.map(trimmed));
}

/** How many pixels of a canvas have exactly the colour. */
async function pixelsOf({ page }: PanelPage, canvas: string, colour: string): Promise<number> {
  return page.locator(canvas).evaluate((element, hex) => {
    if (!(element instanceof HTMLCanvasElement)) return -1;
    const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    const [r, g, b] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) count++;
    }
    return count;
  }, colour);
}

describe('The panel', function () {
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

  async function open(options: PageOptions, state: LensState | typeof empty): Promise<PanelPage> {
    opened = await openPanel(browser, options);
    await opened.show(state);
    return opened;
  }
  const choose = async ({ page }: PanelPage, label: string, choice: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: choice }).click();
  };
  const lastOf = async (panel: PanelPage) => (await panel.sent()).at(-1);

  it('says ready, and draws nothing before it is sent a state', async () => {
    opened = await openPanel(browser);
    assert.deepEqual(await opened.sent(), [{ type: 'ready' }]);
    assert.equal(await opened.page.locator('table:visible').count(), 0);
  });

  describe('in a side bar', () => {
    it('shows one row per class with its numbers, and the sums', async () => {
      const panel = await open({ width: 300 }, index);
      // softmax of (2.1, −0.3, 0.7, 1.4, −1.2) and its difference to the one-hot target 1.
      assert.deepEqual(await tableTexts(panel, '.rowsTable tr:not(.axis)'), [
        ['class', 'p', 'q', 'ℓ', 'q − p'],
        ['cat', '0', '0.535', '2.1', '+0.535'],
        ['dog (target)', '1', '0.0485', '−0.3', '−0.952'],
        ['bird', '0', '0.132', '0.7', '+0.132'],
        ['fish', '0', '0.265', '1.4', '+0.265'],
        ['frog', '0', '0.0197', '−1.2', '+0.0197'],
        ['Σ', '1', '1', '', '0'],
      ]);
      assert.deepEqual(panel.complaints, []);
    });
    it('draws q, p and q − p in the colours of the theme', async () => {
      const palette: [ThemeName, string, string, string][] = [
        ['light', '#166AC8', '#B0490F', '#6E1852'],
        ['dark', '#3B8EF3', '#EE7A3A', '#F4B4DC'],
        ['hc-dark', '#4C9DFF', '#FF8A3D', '#FFC6EE'],
        ['hc-light', '#1052B8', '#944000', '#551040'],
      ];
      for (const [theme, q, p, gradient] of palette) {
        const panel = await openPanel(browser, { theme });
        await panel.show(index);
        const [bars, gradients] = ['.rowsView canvas >> nth=0', '.rowsView canvas >> nth=1'];
        assert.ok((await pixelsOf(panel, bars, q)) > 400, `q in ${theme}`);
        assert.ok((await pixelsOf(panel, bars, p)) > 200, `p in ${theme}`);
        assert.ok((await pixelsOf(panel, gradients, gradient)) > 300, `q − p in ${theme}`);
        await panel.page.close();
      }
    });
    it('keeps ℓ and p for screen readers where there is room for q and q − p only', async () => {
      const panel = await open({ width: 170 }, index);
      assert.deepEqual((await tableTexts(panel, '.rowsTable .item'))[1], [
        'dog (target)',
        '1',
        '0.0485',
        '−0.3',
        '−0.952',
      ]);
      assert.equal(
        await panel.page.locator('.rowsTable .isTarget td.score').evaluate((cell) => cell.clientWidth),
        0,
      );
      assert.ok(await panel.page.locator('.where').isHidden());
      assert.match(await panel.page.locator('.sentence').innerText(), /to dog; gradient −0\.952\./);
    });
    it('clips no number at any width', async () => {
      const panel = await open({ width: 300 }, index);
      for (const width of [169, 170, 239, 240, 279, 280, 301, 400, 519]) {
        await panel.page.setViewportSize({ width, height: 800 });
        await panel.show(width % 2 === 0 ? softTarget : extreme());
        const clipped = await panel.page
          .locator('.rowsTable .item td')
          .evaluateAll(
            (cells) =>
              cells.filter((cell) => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth).length,
          );
        assert.equal(clipped, 0, `at ${width}`);
        assert.ok(
          await panel.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `at ${width}`,
        );
      }
    });
    it('cuts a long name with an ellipsis and says it in full in the tooltip', async () => {
      const name = 'a very long class name that no side bar can hold';
      const items = index.items.map((item) => (item.index === 0 ? { ...item, name } : item));
      const panel = await open({ width: 300 }, { ...index, items });
      const row = panel.page.locator('.rowsTable .item >> nth=0');
      assert.ok((await row.getAttribute('title'))?.startsWith(`${name} (0)\n`));
      assert.equal(
        await row.locator('.name').evaluate((cell) => getComputedStyle(cell).textOverflow),
        'ellipsis',
      );
      assert.equal((await row.boundingBox())?.height, 34);
    });
  });

  describe('clicks and keys', () => {
    it('show the number of a row that is clicked', async () => {
      const panel = await open({}, index);
      await panel.page.locator('.rowsTable .item >> nth=3').click({ position: { x: 60, y: 24 } });
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 3, focus: false });
    });
    it('make a class the target by a click on its p', async () => {
      const panel = await open({}, index);
      await panel.page.locator('.rowsTable .item >> nth=2').locator('td.outline').click();
      assert.deepEqual(await lastOf(panel), { type: 'setTarget', index: 2 });
    });
    it('make a class the target by a click on its hatch, but not on the bar that fills it', async () => {
      const panel = await open({}, softTarget);
      const box = await panel.page.locator('.rowsView canvas >> nth=0').boundingBox();
      assert.ok(box);
      // Row 1 has p = 0.3 and q = 0.0485 on an axis that ends at 1.
      await panel.page.mouse.click(box.x + box.width * 0.2, box.y + 34 + 17);
      assert.deepEqual(await lastOf(panel), { type: 'setTarget', index: 1 });
      await panel.page.mouse.click(box.x + box.width * 0.02, box.y + 34 + 17);
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 1, focus: false });
    });
    it('set no target where the state does not allow it', async () => {
      const panel = await open({}, regression);
      await panel.page.locator('.rowsTable .item >> nth=1').locator('td.outline').click();
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 1, focus: false });
      await panel.page.keyboard.press('t');
      assert.equal((await panel.sent()).filter((message) => message.type === 'setTarget').length, 0);
    });
    it('move one tab stop among the rows, show with Enter and set the target with T', async () => {
      const panel = await open({}, index);
      const { keyboard } = panel.page;
      assert.equal(await panel.page.locator('.rowsTable [tabindex="0"]').count(), 1);
      await panel.page.locator('.rowsTable [tabindex="0"]').focus();
      const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('data-index'));
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      assert.equal(await focused(), '2');
      await keyboard.press('End');
      assert.equal(await focused(), '4');
      await keyboard.press('ArrowDown');
      assert.equal(await focused(), '4');
      await keyboard.press('Home');
      await keyboard.press('ArrowUp');
      assert.equal(await focused(), '0');
      await keyboard.press('Enter');
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 0, focus: true });
      await keyboard.press('t');
      assert.deepEqual(await lastOf(panel), { type: 'setTarget', index: 0 });
    });
    it('leave the focus on its class when the order changes', async () => {
      const panel = await open({}, index);
      await panel.page.locator('.rowsTable [data-index="4"]').focus();
      await panel.show({ ...index, sort: 'score', items: [...index.items].reverse() });
      assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-index')), '4');
    });
  });

  describe('in columns', () => {
    it('turns the table under the bars, with the sums last', async () => {
      const panel = await open({ width: 900 }, index);
      assert.deepEqual(await tableTexts(panel, '.columnsTable tr:not(.plot)'), [
        ['', 'cat', 'dog', 'bird', 'fish', 'frog', 'Σ'],
        ['ℓ', '2.1', '−0.3', '0.7', '1.4', '−1.2', ''],
        ['q', '0.535', '0.0485', '0.132', '0.265', '0.0197', '1'],
        ['p', '0', '1', '0', '0', '0', '1'],
        ['q − p', '+0.535', '−0.952', '+0.132', '+0.265', '+0.0197', '0'],
      ]);
      assert.ok((await pixelsOf(panel, '.stage canvas >> nth=0', '#3B8EF3')) > 5000);
      assert.ok((await pixelsOf(panel, '.stage canvas >> nth=1', '#F4B4DC')) > 3000);
      assert.deepEqual(panel.complaints, []);
    });
    it('stands each bar over its column', async () => {
      const panel = await open({ width: 900 }, index);
      const canvas = await panel.page.locator('.stage canvas >> nth=0').boundingBox();
      const cell = await panel.page.locator('.columnsTable .names [data-index="3"]').boundingBox();
      assert.ok(canvas && cell);
      const middle = cell.x + cell.width / 2 - canvas.x;
      const [left, right] = await panel.page.locator('.stage canvas >> nth=0').evaluate((element, x) => {
        if (!(element instanceof HTMLCanvasElement)) return [0, 0];
        // A line just above the axis, where every bar is cut.
        const data = element.getContext('2d')?.getImageData(0, 16 + 168 - 4, element.width, 1).data ?? [];
        const isBar = (at: number): boolean => data[4 * at + 2] === 0xf3;
        let [from, to] = [Math.floor(x), Math.floor(x)];
        while (isBar(from - 1)) from--;
        while (isBar(to)) to++;
        return [from, to];
      }, middle);
      assert.ok(right !== undefined && left !== undefined && right - left > 40);
      assert.ok(Math.abs((left + right) / 2 - middle) <= 1, `${left}–${right} around ${middle}`);
    });
    it('answers clicks on bar, hatch and p', async () => {
      const panel = await open({ width: 900 }, softTarget);
      const plot = panel.page.locator('.columnsTable .plot [data-index="1"]');
      const width = (await plot.boundingBox())?.width ?? 0;
      await plot.click({ position: { x: width / 2, y: 6 + 168 - 30 } });
      assert.deepEqual(await lastOf(panel), { type: 'setTarget', index: 1 });
      await plot.click({ position: { x: width / 2, y: 6 + 168 - 2 } });
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 1, focus: false });
      await panel.page.locator('.columnsTable tr.outline [data-index="4"]').click();
      assert.deepEqual(await lastOf(panel), { type: 'setTarget', index: 4 });
      await panel.page.keyboard.press('ArrowLeft');
      await panel.page.keyboard.press('Enter');
      assert.deepEqual(await lastOf(panel), { type: 'reveal', index: 3, focus: true });
    });
    it('begin at 520 px and go back to rows where a column would be too narrow', async () => {
      const panel = await open({ width: 519 }, index);
      assert.equal(await panel.page.locator('.columnsTable').count(), 0);
      await panel.page.setViewportSize({ width: 520, height: 800 });
      await panel.page.locator('.columnsTable').waitFor();
      await panel.show(many(12));
      assert.equal(await panel.page.locator('.columnsTable').count(), 0);
    });
  });

  it('marks the class at the cursor, and moves the mark when only the cursor moves', async () => {
    const panel = await open({}, { ...index, cursorClass: 1 });
    const current = () => panel.page.locator('[aria-current]').getAttribute('data-index');
    assert.equal(await current(), '1');
    await panel.send({ type: 'cursor', cursorClass: 3 });
    assert.equal(await current(), '3');
    const mark = await panel.page.locator('.rowsView > .cursorMark').boundingBox();
    const row = await panel.page.locator('.rowsTable [data-index="3"]').boundingBox();
    assert.deepEqual(mark && [mark.y, mark.height], row && [row.y, row.height]);
    await panel.send({ type: 'cursor' });
    assert.equal(await panel.page.locator('[aria-current]').count(), 0);
  });

  it('shows the problem in the place of the target, and no loss', async () => {
    const panel = await open({}, index);
    await panel.show(problem);
    assert.ok(await panel.page.getByText('target 7 is out of range for 5 classes (0–4)').isVisible());
    assert.ok(await panel.page.locator('.lossArea').isHidden());
    assert.ok(await panel.page.locator('.target').isHidden());
    assert.deepEqual((await tableTexts(panel, '.rowsTable .head'))[0], ['class', 'ℓ', 'q']);
    await panel.page.getByRole('button', { name: 'Go to target' }).click();
    assert.deepEqual(await lastOf(panel), { type: 'action', action: 'goToTarget' });
    await panel.show(truncated);
    assert.equal(await panel.page.locator('table:visible').count(), 0);
  });

  it('offers to choose a target where there is none, and a sample where there is nothing', async () => {
    const panel = await open({}, none);
    await panel.page.getByRole('button', { name: 'Choose a target…' }).click();
    assert.deepEqual(await lastOf(panel), { type: 'action', action: 'chooseTarget' });
    await panel.page.getByRole('button', { name: 'train.py:12' }).click();
    assert.deepEqual(await lastOf(panel), { type: 'openSource' });
    await panel.show(empty);
    await panel.page.getByRole('button', { name: 'Open a Sample' }).click();
    assert.deepEqual(await lastOf(panel), { type: 'openSample' });
  });

  it('walks the rows of a batch by button, by key and by a click on a row', async () => {
    const panel = await open({ height: 1000 }, batch);
    await panel.page.getByRole('button', { name: 'Next row' }).click();
    assert.deepEqual(await lastOf(panel), { type: 'setRow', row: 1 });
    await panel.page.locator('.batchTable tbody tr >> nth=5').click();
    assert.deepEqual(await lastOf(panel), { type: 'setRow', row: 5 });
    await panel.show({ ...batch, batch: batch.batch && { ...batch.batch, row: 5 } });
    await panel.page.keyboard.press('Alt+ArrowLeft');
    assert.deepEqual(await lastOf(panel), { type: 'setRow', row: 4 });
    await choose(panel, 'Gradient of', 'gradient of mean loss');
    assert.deepEqual(await lastOf(panel), { type: 'setGradientOf', of: 'reduced' });
    assert.ok((await pixelsOf(panel, '.batchStage canvas', '#F4B4DC')) > 200);
    await panel.page.getByRole('button', { name: 'Rows' }).click();
    assert.ok(await panel.page.locator('.batchTable').isHidden());
  });

  it('offers search, order and an overview of all classes where some are left out', async () => {
    const panel = await open({ height: 1000 }, many(8));
    const rows = await tableTexts(panel, '.rowsTable .item');
    assert.deepEqual(rows.at(-1)?.slice(0, 2), ['other (993)', '0']);
    assert.equal((await tableTexts(panel, '.rowsTable .sums'))[0]?.[0], 'Σ (1,000)');
    await panel.page.getByRole('textbox', { name: 'Find class' }).fill('41');
    await panel.page.waitForFunction(() => window.sentMessages.some(({ type }) => type === 'find'));
    assert.deepEqual(await lastOf(panel), { type: 'find', query: '41' });
    await choose(panel, 'Order', 'by index');
    assert.deepEqual(await lastOf(panel), { type: 'setSort', sort: 'index' });
    assert.ok((await pixelsOf(panel, '.overviewStage canvas', '#3B8EF3')) > 400);
    const capacities = (await panel.sent()).filter((message) => message.type === 'capacity');
    assert.deepEqual(capacities, [{ type: 'capacity', items: 8 }]);
  });

  it('says the loss after it changed, once it rests, and not at first', async () => {
    const panel = await open({}, index);
    const said = panel.page.getByRole('status');
    await panel.page.waitForTimeout(800);
    assert.equal(await said.textContent(), '');
    await panel.show(softTarget);
    assert.equal(await said.textContent(), '');
    await panel.page.waitForTimeout(800);
    assert.equal(await said.textContent(), 'H = 1.486 nats');
  });

  it('draws what it showed last when its page comes back', async () => {
    const panel = await open({}, index);
    await panel.page.waitForFunction(() => window.keptState !== undefined);
    const memory: unknown = await panel.page.evaluate(() => window.keptState);
    await panel.page.close();
    opened = await openPanel(browser, { memory });
    assert.equal((await tableTexts(opened, '.rowsTable .item')).length, 5);
    assert.equal((await opened.sent()).at(-1)?.type, 'ready');
  });

  it('starts afresh from a memory that it does not understand, and reports a message that it does not', async () => {
    opened = await openPanel(browser, {
      memory: { version: 1, state: { kind: 'lens' }, openSections: [], scrollTop: 0 },
    });
    assert.deepEqual(await opened.sent(), [{ type: 'ready' }]);
    await opened.page.evaluate(() =>
      window.postMessage({ type: 'state', state: { kind: 'lens', items: 3 } }, '*'),
    );
    await opened.page.waitForFunction(() => window.sentMessages.some(({ type }) => type === 'failed'));
  });

  it('shows hostile names as text', async () => {
    const name = '<img src=x onerror="document.title=1">';
    const items = index.items.map((item) => (item.index === 0 ? { ...item, name } : item));
    const panel = await open({}, { ...index, items });
    assert.equal(
      await panel.page.locator('.rowsTable .item >> nth=0').locator('.nameText').textContent(),
      name,
    );
    assert.equal(await panel.page.locator('img').count(), 0);
  });

  describe('bars', () => {
    const otherTarget: LensState = {
      ...index,
      items: index.items.map((item) => {
        const outline = Number(item.index === 3);
        return { ...item, isTarget: outline === 1, outline, gradient: Number(item.bar) - outline };
      }),
    };
    // The gradients shrink from |−0.952| + … to |−0.735| + … in all.
    const drawn = (panel: PanelPage) => pixelsOf(panel, '.rowsView canvas >> nth=1', '#F4B4DC');
    it('glide when they answer a choice of the target, and only then', async () => {
      const panel = await open({}, index);
      const seen = async (state: LensState): Promise<number> => {
        const frames = await panel.page.evaluate(
          async (message) => {
            const canvas = document.querySelectorAll('.rowsView canvas')[1];
            const pictures = new Set<string>();
            window.postMessage(message, '*');
            const start = performance.now();
            while (performance.now() - start < 300) {
              await new Promise((done) => requestAnimationFrame(done));
              if (canvas instanceof HTMLCanvasElement) pictures.add(canvas.toDataURL());
            }
            return pictures.size;
          },
          { type: 'state', state },
        );
        return frames;
      };
      await panel.page.locator('.rowsTable .item >> nth=3').locator('td.outline').click();
      assert.ok((await seen(otherTarget)) > 2);
      // The same change, but as an edit of the document would bring it.
      assert.equal(await seen(index), 1);
      const edited = index.items.map((item) => ({ ...item, gradient: Number(item.gradient) / 2 }));
      assert.equal(await seen({ ...index, items: edited }), 1);
    });
    it('stand still under reduced motion', async () => {
      const panel = await open({ bodyClass: 'vscode-reduce-motion' }, index);
      await panel.page.locator('.rowsTable .item >> nth=3').locator('td.outline').click();
      await panel.show(otherTarget);
      const before = await drawn(panel);
      await panel.page.waitForTimeout(150);
      assert.equal(await drawn(panel), before);
    });
  });

  describe('accessibility', () => {
    const scenes: [string, number, LensState | typeof empty][] = [
      ['rows', 300, index],
      ['narrow rows', 170, index],
      ['columns', 900, { ...index, cursorClass: 1 }],
      ['a batch', 300, batch],
      ['many classes', 900, many(9)],
      ['a problem', 300, problem],
      ['nothing', 300, empty],
    ];
    for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
      it(`finds nothing serious in ${theme}`, async () => {
        const panel = await openPanel(browser, { theme });
        opened = panel;
        // Through the debugger's channel: the page's policy allows no further script.
        await panel.page.evaluate(axe.source);
        for (const [name, width, state] of scenes) {
          await panel.page.setViewportSize({ width, height: 1000 });
          await panel.show(state);
          const found = await panel.page.evaluate(async () => {
            const { violations } = await window.axe.run();
            return violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
          });
          assert.deepEqual(found, [], name);
        }
      });
    }
  });
});
