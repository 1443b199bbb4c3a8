import * as assert from 'node:assert/strict';
import { themes, type ThemeName } from '../launcher';
import { pictureOfFailure, start, type Running } from './running';

/** The colour of q for each kind of theme. */
const solid: Readonly<Record<ThemeName, string>> = {
  light: '#166AC8',
  dark: '#3B8EF3',
  'hc-dark': '#4C9DFF',
  'hc-light': '#1052B8',
};

describe('themes', () => {
  let running: Running;
  before(async () => {
    running = await start({ 'train.py': 'logits = [2.1, -0.3, 0.7, 1.4, -1.2]  # target=1\n' });
  });
  afterEach(function () {
    return pictureOfFailure(running, this.currentTest);
  });
  after(() => running.stop());

  for (const theme of Object.keys(themes).filter((name): name is ThemeName => name in themes)) {
    it(`the hover's picture is drawn for the theme that is chosen: ${theme}`, async () => {
      await running.workbench.setTheme(theme);
      const hover = await running.workbench.editor.hover('0.7');
      const source = (await hover.locator('img').first().getAttribute('src')) ?? '';
      const svg = Buffer.from(source.replace(/^.*base64,/, ''), 'base64').toString();
      assert.match(svg, new RegExp(solid[theme], 'i'));
    });
  }
});
