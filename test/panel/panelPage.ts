/** The panel's real bundle in a real browser, under the host's content security policy, with a recorded VS Code. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { HostMessage, PanelState, WebviewMessage } from '../../src/protocol';
import { findChromium, projectRoot } from '../launcher';
import { themes, type ThemeName } from './themes';

declare global {
  interface Window {
    /** Everything the panel has posted, and the state it last kept. */
    sentMessages: WebviewMessage[];
    keptState?: unknown;
  }
}

const ORIGIN = 'http://panel.invalid';
const NONCE = 'dGVzdA';

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface PanelPage {
  readonly page: Page;
  /** Problems that the page reported: errors, violations of the policy, warnings of the console. */
  readonly complaints: readonly string[];
  send(message: HostMessage): Promise<void>;
  show(state: PanelState): Promise<void>;
  /** What the panel has sent since it was opened. */
  sent(): Promise<WebviewMessage[]>;
}

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  /** What `getState` gives. */
  readonly memory?: unknown;
  readonly bodyClass?: string;
}

export async function openPanel(browser: Browser, options: PageOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 300, height = 800, scale = 1 } = options;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html', body: html(theme, options) });
    else if (['webview.js', 'formulaWorker.js'].includes(name))
      await route.fulfill({ contentType: 'text/javascript', body: await built(name) });
    else if (name === 'webview.css')
      await route.fulfill({ contentType: 'text/css', body: await built(name) });
    else await route.fulfill({ status: 404, body: '' });
  });
  await page.goto(`${ORIGIN}/`);
  const send = async (message: HostMessage): Promise<void> => {
    await page.evaluate((data) => {
      window.postMessage(data, '*');
    }, message);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
  return {
    page,
    complaints,
    send,
    show: (state) => send({ type: 'state', state }),
    sent: () => page.evaluate(() => window.sentMessages),
  };
}

const built = (name: string): Promise<string> => readFile(join(projectRoot(), 'dist', name), 'utf8');

function html(name: ThemeName, { memory, bodyClass = '' }: PageOptions): string {
  const { variables, background, ...theme } = themes[name];
  const rules = Object.entries(variables).map(([key, value]) => `--vscode-${key}: ${value};`);
  const policy = [
    "default-src 'none'",
    `style-src ${ORIGIN} 'nonce-${NONCE}'`,
    `script-src 'nonce-${NONCE}'`,
    `font-src ${ORIGIN}`,
    `img-src ${ORIGIN} data:`,
    `connect-src ${ORIGIN}`,
    'worker-src blob:',
  ].join('; ');
  const kept = JSON.stringify(memory ?? null).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Loss Lens</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${NONCE}">:root { ${rules.join(' ')} background: ${background}; }</style>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="webview.css">
</head>
<body class="${theme.bodyClass} ${bodyClass}" data-vscode-theme-kind="${theme.attribute}">
<main id="root"></main>
<script nonce="${NONCE}">
  window.sentMessages = [];
  let kept = ${kept} ?? undefined;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => { window.sentMessages.push(message); },
    getState: () => kept,
    setState: (state) => { kept = state; window.keptState = state; },
  });
</script>
<script nonce="${NONCE}" src="webview.js"></script>
</body>
</html>`;
}
