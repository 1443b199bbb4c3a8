import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { addCleanup } from './cleanup';
import { findChromium } from './chromium';

export interface BrowserOptions {
  /** A folder for the browser's profile. */
  readonly profile: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
}

export interface RunningBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Starts a Chromium without a window, with one empty page. */
export async function startBrowser(options: BrowserOptions): Promise<RunningBrowser> {
  allowFramesToStore(options.profile);
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: findChromium(),
    headless: true,
    viewport: options.viewport ?? { width: 1280, height: 900 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    // The launcher's own handlers close the browser before its profile is removed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
  const close = addCleanup(() => context.close());
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return { context, page: context.pages()[0] ?? (await context.newPage()), close };
}

/** Webviews are frames of another origin with a service worker, which a browser without cookies for them refuses. */
function allowFramesToStore(profile: string): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}
