import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * The panel's page: no script and no style but the panel's own, nothing from the network. The worker of typed formulas
 * is one of the extension's own files, which the page fetches: VS Code lets a webview start workers from its text only.
 */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const resource = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const nonce = crypto.randomUUID().replace(/-/g, '');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    `connect-src ${webview.cspSource}`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">
<link rel="stylesheet" href="${resource('webview.css')}">
<title>${t('Loss Lens')}</title>
</head>
<body>
<main id="root"></main>
<script nonce="${nonce}" src="${resource('webview.js')}"></script>
</body>
</html>`;
}
