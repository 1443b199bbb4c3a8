import { t } from '@vscode/l10n';
import { toldLayouts, type LayoutOffer } from '../pairing/layoutOffers';
import type { Reading } from '../pairing/reading';
import type { LayoutAction, PanelAction } from '../protocol';
import { formatCount } from './numbers';

/** `2 × 3, row after row`: rows by classes, and how they follow each other. */
export function layoutName(offer: LayoutOffer): string {
  if (offer.kind === 'axis') return t('classes along axis {0}', offer.axis);
  const rows = formatCount(offer.rows);
  const classes = formatCount(offer.classes);
  return offer.order === 'rows'
    ? t('{0} × {1}, one row after the other', rows, classes)
    : t('{0} × {1}, class after class', rows, classes);
}

/** What a link or a button says that takes the offer. */
export const takeLayoutLabel = (offer: LayoutOffer): string => t('Read as {0}', layoutName(offer));

/** The panel's buttons for the offers of one note. */
export const layoutActions = (offers: readonly LayoutOffer[]): readonly PanelAction[] =>
  offers.map((offer) => ({ label: takeLayoutLabel(offer), action: actionOf(offer) }));

/** The offer of a reading that a button of the panel takes; undefined where it is no longer made. */
export const layoutOfAction = (action: PanelAction['action'], reading: Reading): LayoutOffer | undefined =>
  toldLayouts(reading).find((offer) => actionOf(offer) === action);

function actionOf(offer: LayoutOffer): LayoutAction {
  if (offer.kind === 'axis') return 'useAxis';
  return offer.order === 'rows' ? 'cutIntoRows' : 'cutIntoClasses';
}
