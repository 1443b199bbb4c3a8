import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LayoutOffer } from '../pairing/layoutOffers';
import type { DocumentLens } from '../sources/documentLens';
import { CannotApply } from './guard';

/** The commands that a link in a hover may run. */
export const linkCommands = [
  'lossLens.showInPanel',
  'lossLens.useAsTarget',
  'lossLens.pickTarget',
  'lossLens.readLayout',
  'lossLens.copyGradient',
  'lossLens.copySoftmax',
  'lossLens.explain',
  'lossLens.whyNotFinite',
] as const;

/** Which array of which version of a document a link is about. */
export interface ArrayPlace {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
  readonly classIndex?: number;
  /** How the link reads the numbers. */
  readonly layout?: LayoutOffer;
}

export function placeOf({ document, version, offset }: DocumentLens): ArrayPlace {
  return { uri: document.uri.toString(), version, offset };
}

/** A link's argument comes from Markdown and may be anything: it is checked before it is used. */
export function isArrayPlace(value: unknown): value is ArrayPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, version, offset, classIndex } = value as Record<string, unknown>;
  return (
    typeof uri === 'string' &&
    isCount(version) &&
    isCount(offset) &&
    (classIndex === undefined || isCount(classIndex))
  );
}

const isCount = (number: unknown): number is number =>
  typeof number === 'number' && Number.isSafeInteger(number) && number >= 0;

/** The layout of a link's argument, checked; undefined where it holds none. */
export function offeredLayout(argument: unknown): LayoutOffer | undefined {
  const layout = fieldsOf(fieldsOf(argument)?.layout);
  if (!layout) return undefined;
  const { kind, axis, rows, classes, order } = layout;
  if (kind === 'axis') return isCount(axis) ? { kind, axis } : undefined;
  if (kind !== 'cut' || !isCount(rows) || !isCount(classes) || rows < 1) return undefined;
  return order === 'rows' || order === 'classes' ? { kind, rows, classes, order } : undefined;
}

const fieldsOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

/** The open document that a place is in, if it is still the version that the link was made for. */
export function placedDocument(place: ArrayPlace): vscode.TextDocument {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.uri);
  if (!document || document.isClosed)
    throw new CannotApply(t('The document that this link belongs to is not open any more.'));
  if (document.version !== place.version) {
    throw new CannotApply(t('The document has changed since this link was shown. Hover the array again.'));
  }
  return document;
}
