import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentLens } from '../sources/documentLens';
import { chosenOptionsText } from '../words/chosenOptions';
import { describe } from '../words/describe';
import { lossLine, unitToTell } from '../words/describedLoss';
import { formatShape } from '../words/kinds';
import { formatLoss } from '../words/numbers';
import { plainText } from '../words/textReport';
import { isEnabled } from './settings';

/** The quiet alternative to the hover: shape and loss of the array at the cursor. */
export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor() {
    this.item = vscode.window.createStatusBarItem('lossLens.status', vscode.StatusBarAlignment.Right, 90);
    this.item.name = t('Loss Lens');
    this.item.command = 'lossLens.showInPanel';
  }

  show(found: DocumentLens | undefined): void {
    if (!found || found.lens.reading.kind === 'none' || !isEnabled('statusBar', found.document)) {
      this.item.hide();
      return;
    }
    const { answer, readAs } = describe(found.lens, { lines: 2, sort: 'index', gradientOf: 'row' });
    const shape = formatShape(found.lens.reading.array.shape);
    const loss = answer?.loss && `${answer.loss.symbol} ${answer.loss.text}${unitToTell(answer.loss)}`;
    const entropy = answer?.entropy === undefined ? undefined : `H(q) ${formatLoss(answer.entropy)}`;
    this.item.text = ['$(graph)', shape, loss ?? entropy ?? ''].join(' ').trim();
    const statement = answer?.loss ? plainText(lossLine(answer.loss, answer.row)) : '';
    const chosen = chosenOptionsText(found.lens.reading);
    this.item.tooltip = [plainText(readAs), statement, chosen, t('Click to show it in the panel.')]
      .filter(Boolean)
      .join('\n');
    this.item.accessibilityInformation = { label: t('Loss Lens: {0} {1}', shape, loss ?? entropy ?? '') };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
