import type { Locator, Page } from 'playwright-core';
import type { RunningVsCode, ThemeName } from '../launcher';
import { Editor } from './editor';
import { searchQuickInput } from './quickInput';

const waitMs = 15_000;

/** What the theme picker says of each kind of theme, and the class that VS Code gives the workbench under it. */
const themeLabels: Readonly<Record<ThemeName, { readonly label: string; readonly workbenchClass: string }>> =
  {
    light: { label: 'Light Modern', workbenchClass: 'vs' },
    dark: { label: 'Dark Modern', workbenchClass: 'vs-dark' },
    'hc-dark': { label: 'Dark High Contrast', workbenchClass: 'hc-black' },
    'hc-light': { label: 'Light High Contrast', workbenchClass: 'hc-light' },
  };

/** What lies around the editor in a VS Code page: commands, settings, notifications. */
export class Workbench {
  public readonly page: Page;
  public readonly editor: Editor;

  public constructor(running: Pick<RunningVsCode, 'page'>) {
    this.page = running.page;
    this.editor = new Editor(running.page);
  }

  /** Runs a command by its title in the command palette, such as `Loss Lens: Show in Panel`. */
  public async runCommand(title: string): Promise<void> {
    const row = this.quickPickRow(title);
    await searchQuickInput(this.page, 'F1', `>${title}`, row);
    await row.click();
  }

  /** The first titles that the command palette offers for a text. */
  public async offeredCommands(text: string): Promise<string[]> {
    const labels = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    await searchQuickInput(this.page, 'F1', `>${text}`, labels.first());
    // The list is filtered a moment after the last key.
    await this.page.waitForTimeout(500);
    const titles = await labels.allInnerTexts();
    await this.page.keyboard.press('Escape');
    return titles;
  }

  /** Picks a line of the quick pick that is open, by its label. */
  public async pick(label: string): Promise<void> {
    const row = this.quickPickRow(label);
    await row.waitFor({ timeout: waitMs });
    await row.click();
  }

  /** What the notifications say, read in their list: a page without a window shows no toasts. Clears them. */
  public async takeNotifications(): Promise<string[]> {
    await this.runCommand('Notifications: Show Notifications');
    const messages = this.page.locator('.notifications-center .notification-list-item-message');
    await messages.first().waitFor({ timeout: waitMs });
    const texts = await messages.allInnerTexts();
    await this.runCommand('Notifications: Clear All Notifications');
    return texts;
  }

  /** A status-bar item that says the text. */
  public statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text }).first();
  }

  /** Changes the theme while VS Code runs, as a person does. */
  public async setTheme(theme: ThemeName): Promise<void> {
    const { label } = themeLabels[theme];
    await this.runCommand('Preferences: Color Theme');
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]');
    await input.fill(label);
    await this.pick(label);
    await this.waitForTheme(theme);
  }

  /** Waits until the page has the theme, and the extension host a moment longer to hear of it. */
  public async waitForTheme(theme: ThemeName): Promise<void> {
    await this.page
      .locator(`.monaco-workbench.${themeLabels[theme].workbenchClass}`)
      .waitFor({ timeout: waitMs });
    await this.page.waitForTimeout(1000);
  }

  /** Drags the border of the side bar until it has a width, in pixels. */
  public async resizeSideBar(width: number): Promise<void> {
    const sideBar = this.page.locator('.part.sidebar');
    const box = await sideBar.boundingBox();
    if (box === null) throw new Error('The side bar is not shown.');
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, middle, { steps: 8 });
    await this.page.mouse.up();
    const reached = (await sideBar.boundingBox())?.width ?? 0;
    if (Math.abs(reached - width) > 2) throw new Error(`The side bar is ${reached} px wide, not ${width}.`);
  }

  private quickPickRow(label: string): Locator {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return rows.filter({ has: this.page.getByText(label, { exact: true }) }).first();
  }
}
