import type { Locator, Page } from 'playwright-core';
import { basename } from 'node:path';
import { searchQuickInput } from './quickInput';
import { findTextPlace, type Place } from './textPlace';

const waitMs = 15_000;

/** The text editor of a VS Code page, driven by mouse and keyboard as a person does. */
export class Editor {
  private readonly shownHover: Locator;

  public constructor(private readonly page: Page) {
    this.shownHover = page.locator('.monaco-resizable-hover .monaco-hover:visible');
  }

  /** Opens a file through Quick Open and waits until its tab is the active one. `path` is absolute. */
  public async open(path: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).first();
    await searchQuickInput(this.page, 'Control+P', path, row);
    await row.click();
    await this.page
      .locator('.editor-group-container.active .tab.active', { hasText: basename(path) })
      .waitFor({ timeout: waitMs });
    await this.page.locator('.editor-group-container.active .view-line').first().waitFor({ timeout: waitMs });
  }

  /** Moves the cursor; line and column count from 1. */
  public async goTo(line: number, column = 1): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget:visible input[type="text"]').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
  }

  public async focus(): Promise<void> {
    await this.page.keyboard.press('Control+1');
  }

  /** Clicks in the middle of a visible text. */
  public async click(text: string, occurrence = 0): Promise<void> {
    const { left, right, top, bottom } = await this.place(text, occurrence);
    await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
  }

  /** Selects a visible text of one line. */
  public async select(text: string, occurrence = 0): Promise<void> {
    const { left, right, top, bottom } = await this.place(text, occurrence);
    const middle = (top + bottom) / 2;
    await this.page.mouse.click(left + 1, middle);
    await this.page.keyboard.down('Shift');
    await this.page.mouse.click(right, middle);
    await this.page.keyboard.up('Shift');
  }

  /** Types over a visible text. */
  public async replace(text: string, replacement: string, occurrence = 0): Promise<void> {
    await this.select(text, occurrence);
    await this.page.keyboard.insertText(replacement);
  }

  public async undo(): Promise<void> {
    await this.page.keyboard.press('Control+Z');
  }

  /** The visible lines of the active editor, from top to bottom. */
  public async visibleLines(): Promise<string[]> {
    return this.page.evaluate(() => {
      const editor = document.querySelector('.editor-group-container.active .editor-instance .monaco-editor');
      return [...(editor?.querySelectorAll('.view-lines > .view-line') ?? [])]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '));
    });
  }

  /** What the status bar says of cursor and selection, such as `Ln 3, Col 5 (4 selected)`. */
  public async cursorStatus(): Promise<string> {
    return this.page.locator('[id="status.editor.selection"]').innerText();
  }

  /** The hover over a visible text, once it is shown. The layout may shift, so the mouse moves anew at every try. */
  public async hover(text: string, { occurrence = 0, attempts = 10 } = {}): Promise<Locator> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      await this.moveAway();
      const { left, right, top, bottom } = await this.place(text, occurrence);
      await this.page.mouse.move((left + right) / 2, (top + bottom) / 2, { steps: 4 });
      try {
        await this.shownHover.waitFor({ timeout: 2000 });
        return this.shownHover;
      } catch {
        // Not shown yet: the extension may still be starting.
      }
    }
    throw new Error(`No hover appeared over ${text}.`);
  }

  /** Clicks a link of the hover over a text. The hover goes away where the layout shifts, so it is tried again. */
  public async clickInHover(text: string, link: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const hover = await this.hover(text);
      try {
        await hover.getByText(link, { exact: true }).click({ timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Moves the mouse to where nothing has a hover, and closes one that stays. */
  public async moveAway(): Promise<void> {
    const box = await this.page.locator('.editor-group-container.active .editor-container').boundingBox();
    if (box !== null) await this.page.mouse.move(box.x + box.width - 40, box.y + box.height - 20);
    if (!(await this.shownHover.isVisible())) return;
    await this.page.keyboard.press('Escape');
    await this.shownHover.waitFor({ state: 'hidden', timeout: waitMs });
  }

  private async place(text: string, occurrence: number): Promise<Place> {
    for (const start = Date.now(); Date.now() - start < waitMs; await this.page.waitForTimeout(100)) {
      const place = await findTextPlace(this.page, text, occurrence);
      if (place !== undefined) return place;
    }
    throw new Error(`The editor does not show ${text}.`);
  }
}
