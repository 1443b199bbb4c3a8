import { t } from '@vscode/l10n';
import type { Reason } from '../pairing/reading';
import type { TextRun } from '../protocol';
import { conventionName } from './conventionNames';
import { quotation } from './quotation';

const plain = (text: string): TextRun => ({ text });
const code = (text: string): TextRun => ({ text, style: 'code' });

const quote = (text: string): TextRun => code(quotation(text));

/** Where a target came from: `from target=1`, the quoted text as code. */
export function targetReason(reason: Reason): TextRun[] {
  switch (reason.rule) {
    case 'call':
      return [plain(t('from the call ')), quote(reason.text)];
    case 'name':
      return [plain(t('from the name ')), quote(reason.text)];
    case 'annotation':
    case 'field':
      return [plain(t('from ')), quote(reason.text)];
    case 'neighbour':
      return [plain(t('from its neighbour ')), quote(reason.text)];
    case 'selection':
      return [plain(t('from your selection'))];
    case 'choice':
    case 'convention':
      return [plain(t('chosen by you'))];
    case 'values':
      return [plain(t('from its values'))];
    case 'default':
      return [plain(t('by default'))];
  }
}

/** Why an array was read as what it is: a clause that follows the kind. */
export function kindReason(reason: Reason): TextRun[] {
  switch (reason.rule) {
    case 'call':
      return [plain(t('since ')), quote(reason.text), plain(t(' takes them'))];
    case 'name':
      return [plain(t('by the name ')), quote(reason.text)];
    case 'annotation':
    case 'field':
      return [plain(t('since beside it stands ')), quote(reason.text)];
    case 'neighbour':
      return [plain(t('by its neighbour ')), quote(reason.text)];
    case 'selection':
      return [plain(t('by your selection'))];
    case 'convention':
      return [plain(t('since {0}’s default takes them', conventionName(reason.convention)))];
    case 'choice':
      return [plain(t('chosen by you'))];
    case 'values':
      return [plain(valuesReason(reason.what))];
    case 'default':
      return [plain(t('nothing says otherwise'))];
  }
}

/** The same in two or three words, for the hover's first line. */
export function shortKindReason(reason: Reason): string {
  switch (reason.rule) {
    case 'call':
      return t('by its call');
    case 'name':
      return t('by name');
    case 'annotation':
      return t('by its comment');
    case 'field':
      return t('by its field');
    case 'neighbour':
      return t('by its neighbour');
    case 'selection':
    case 'choice':
    case 'convention':
      return t('your choice');
    case 'values':
      return valuesReason(reason.what);
    case 'default':
      return t('by default');
  }
}

function valuesReason(what: 'rows-sum-to-1' | 'indices' | 'numbers' | 'shape-tuple'): string {
  switch (what) {
    case 'rows-sum-to-1':
      return t('its rows sum to 1');
    case 'indices':
      return t('its values are indices');
    case 'numbers':
      return t('its values are plain numbers');
    case 'shape-tuple':
      return t('it stands where a shape is expected');
  }
}
