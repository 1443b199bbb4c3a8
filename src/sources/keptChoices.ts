import type { TextRange } from '../arrays/numericArray';
import { areChosenOptions } from '../pairing/chosenOptions';
import type { Choices } from '../pairing/reading';

/** Of an array, or of numbers that were selected to be read together, over which other arrays may lie. */
export interface ChosenRange extends TextRange {
  readonly isSelected?: boolean;
}

export interface ArrayChoices {
  readonly range: ChosenRange;
  readonly choices: Choices;
}

/** What a person chose in one document; ranges in its offsets. */
export interface ChoicesOfDocument {
  arrays: ArrayChoices[];
  /** The target for every array of the document that it fits. */
  target?: TextRange;
}

/** Documents whose choices are kept over a reload; the oldest goes first. */
const mostDocuments = 50;
const key = 'lossLens.choices';

/** What of a `vscode.Memento` is used. */
export interface ChoicesMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What of a `vscode.TextDocument` is used. */
export interface ChoicesDocument {
  readonly uri: { toString(): string };
  getText(): string;
}

interface Kept {
  readonly uri: string;
  /** Of the text that the ranges belong to: in another text they would mark something else. */
  readonly fingerprint: string;
  readonly choices: ChoicesOfDocument;
}

/** Choices of open documents in the workspace's memory, so that they survive a reload of the window. */
export class KeptChoices {
  constructor(private readonly memory: ChoicesMemory) {}

  keep(document: ChoicesDocument, choices: ChoicesOfDocument): void {
    const uri = document.uri.toString();
    const others = this.all().filter((kept) => kept.uri !== uri);
    const own: Kept = { uri, fingerprint: fingerprintOf(document), choices };
    void this.memory.update(key, [...others, own].slice(-mostDocuments));
  }

  forget(uri: string): void {
    const all = this.all();
    const others = all.filter((kept) => kept.uri !== uri);
    if (others.length < all.length) void this.memory.update(key, others);
  }

  of(document: ChoicesDocument): ChoicesOfDocument | undefined {
    const kept = this.all().find(({ uri }) => uri === document.uri.toString());
    return kept && kept.fingerprint === fingerprintOf(document) ? kept.choices : undefined;
  }

  private all(): readonly Kept[] {
    const value = this.memory.get(key);
    return Array.isArray(value) ? value.filter(isKept) : [];
  }
}

function fingerprintOf(document: ChoicesDocument): string {
  const text = document.getText();
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length}:${(hash >>> 0).toString(16)}`;
}

/** The memory may hold what another version wrote. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, fingerprint, choices } = value as Record<string, unknown>;
  if (typeof uri !== 'string' || typeof fingerprint !== 'string') return false;
  if (typeof choices !== 'object' || choices === null) return false;
  const { arrays, target } = choices as Record<string, unknown>;
  return Array.isArray(arrays) && arrays.every(isArrayChoices) && (target === undefined || isRange(target));
}

function isArrayChoices(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { range, choices } = value as Record<string, unknown>;
  if (!isRange(range) || typeof choices !== 'object' || choices === null) return false;
  const { options, cut } = choices as Record<string, unknown>;
  if (cut !== undefined && !isCut(cut)) return false;
  return options === undefined || areChosenOptions(options);
}

function isCut(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { rows, order } = value as Record<string, unknown>;
  const isCount = typeof rows === 'number' && Number.isSafeInteger(rows) && rows > 0;
  return isCount && (order === 'rows' || order === 'classes');
}

function isRange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Record<string, unknown>;
  return Number.isSafeInteger(start) && Number.isSafeInteger(end);
}
