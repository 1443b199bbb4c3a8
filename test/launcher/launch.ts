import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageAddress } from './address';
import { startBrowser, type BrowserOptions } from './browser';
import { installVsix, runInWebExtensionHost } from './extensionUnderTest';
import type { ServerVersion } from './installation';
import { startServer, type RunningServer } from './server';
import type { Settings } from './settings';
import { temporaryFolder } from './temporaryFolder';

export interface LaunchOptions {
  readonly version?: ServerVersion;
  /** The folder to open; absolute. */
  readonly folder: string;
  /** A file to open at once; absolute. */
  readonly file?: string;
  readonly extension: ExtensionOption;
  readonly trusted?: boolean;
  readonly settings?: Settings;
  readonly viewport?: BrowserOptions['viewport'];
  readonly deviceScaleFactor?: number;
}

/** An extension from its folder as it is developed, or from its package; absolute paths. */
export type ExtensionOption =
  | { readonly kind: 'development'; readonly folder: string }
  | { readonly kind: 'vsix'; readonly vsix: string; readonly host?: 'node' | 'web' };

export interface RunningVsCode {
  readonly page: Page;
  readonly address: string;
  readonly server: RunningServer;
  /** Where settings and logs of this VS Code lie until it is stopped. */
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

/** The longest wait for the workbench to appear, with a cold disk. */
const openTimeoutMs = 90_000;

/** Starts VS Code's server with the extension and opens its page in a Chromium without a window. */
export async function launch(options: LaunchOptions): Promise<RunningVsCode> {
  const folder = temporaryFolder();
  const started: (() => Promise<void>)[] = [folder.remove];
  const stop = async (): Promise<void> => {
    for (let step = started.pop(); step !== undefined; step = started.pop()) await step();
  };
  try {
    const { server, address, dataFolder } = await serve(options, folder.path);
    started.push(server.stop);
    const browser = await startBrowser({ ...options, profile: join(folder.path, 'profile') });
    started.push(browser.close);
    await browser.page.goto(address);
    await waitUntilOpen(browser.page, options.file !== undefined);
    return { page: browser.page, address, server, dataFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitUntilOpen(page: Page, withFile: boolean): Promise<void> {
  const shown = withFile ? '.editor-group-container.active .view-line' : '.part.statusbar .statusbar-item';
  await page.locator(`.monaco-workbench ${shown}`).first().waitFor({ timeout: openTimeoutMs });
}

/** Starts VS Code's server alone, with the extension, and says the address of its page. */
export async function serve(
  options: LaunchOptions,
  temporary: string,
): Promise<{ server: RunningServer; address: string; dataFolder: string }> {
  const { extension, version = 'current', trusted = true } = options;
  const dataFolder = join(temporary, 'data');
  const extensionsFolder = join(temporary, 'extensions');
  mkdirSync(extensionsFolder, { recursive: true });
  if (extension.kind === 'vsix') {
    const installed = await installVsix(extension.vsix, { version, dataFolder, extensionsFolder });
    if (extension.host === 'web') runInWebExtensionHost(installed);
  }
  const server = await startServer({
    version,
    dataFolder,
    extensionsFolder,
    trusted,
    settings: options.settings,
  });
  const address = pageAddress(server, {
    folder: options.folder,
    file: options.file,
    extensionDevelopmentPath: extension.kind === 'development' ? extension.folder : undefined,
  });
  return { server, address, dataFolder };
}
