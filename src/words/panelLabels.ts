/** The words that the panel itself adds to what the host sends. */
import { t } from '@vscode/l10n';
import { formatCount } from './numbers';

export const panelHeading = (): string => t('Loss Lens');
export const locked = (): string => t('Locked');
export const previousRow = (): string => t('Previous row');
export const nextRow = (): string => t('Next row');
export const rowName = (row: number): string => t('Row {0}', row);
export const rowRange = (rows: number): string => (rows > 1 ? t('({0}–{1})', 0, formatCount(rows - 1)) : '');
export const gradientOf = (): string => t('Gradient of');
export const findClass = (): string => t('Find class');
export const order = (): string => t('Order');
export const byIndex = (): string => t('by index');
/** @param symbol the heading of the bars, such as q. */
export const byBar = (symbol: string): string => t('by {0}', symbol);
export const chartName = (): string => t('Classes: chart and table');
export const sum = (): string => t('Sum');
export const sumOf = (classes: number): string => `Σ (${formatCount(classes)})`;
export const target = (): string => t('target');
export const makeTarget = (name: string): string => t('Make {0} the target', name);
export const showNumber = (): string => t('Click or Enter: show the number in the document');
export const targetKey = (): string => t('T: make it the target');
export const allClasses = (): string => t('All classes');
export const logAxis = (symbol: string): string => t('{0}, log axis', symbol);
export const overview = (symbol: string, classes: number, smallest: string, largest: string): string =>
  t('{0} of all {1} classes, from {2} to {3}.', symbol, formatCount(classes), smallest, largest);
export const overviewTarget = (index: number, symbol: string, value: string): string =>
  t('Target {0}: {1} {2}.', index, symbol, value);
export const rowsHeading = (): string => t('Rows');
export const row = (): string => t('row');
export const gradient = (): string => t('gradient');
export const positive = (): string => t('positive');
export const negative = (): string => t('negative');
export const ignored = (): string => t('ignored');
