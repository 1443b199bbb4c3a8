import { t } from '@vscode/l10n';
import type { EmptyState } from '../../protocol';
import type { DocumentLens } from '../../sources/documentLens';
import type { PanelSource } from '../../words/panelState';

/** Where the scores stand, and what tells one array from another while the text around it is edited. */
export function panelSource(found: DocumentLens): PanelSource {
  const { reading } = found.lens;
  const { start } = found.editorRange(reading.scores ?? reading.array);
  const name = found.document.uri.path.split('/').at(-1) ?? '';
  return {
    where: `${name}:${start.line + 1}`,
    identity: `${found.document.uri.toString()}#${start.line}:${start.character}`,
  };
}

/** Nothing to show: one line, one button. */
export function emptyState(isSwitchedOff: boolean): EmptyState {
  return {
    kind: 'empty',
    text: isSwitchedOff
      ? t(
          'Loss Lens is switched off for this file, by the setting lossLens.enabled or lossLens.panel.enabled.',
        )
      : t('Put the cursor in an array of numbers, or select one.'),
    button: t('Open a Sample'),
  };
}
