import type { Locator, Page } from 'playwright-core';

const attempts = 4;
const tryMs = 4000;

/**
 * Opens VS Code's quick input with a key, types into it and waits for a line of its list. Focus that moves (a file that
 * is just being opened) closes the quick input, so it is tried again.
 */
export async function searchQuickInput(page: Page, key: string, text: string, row: Locator): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press(key);
    try {
      await input.fill(text, { timeout: tryMs });
      await row.waitFor({ timeout: tryMs });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
