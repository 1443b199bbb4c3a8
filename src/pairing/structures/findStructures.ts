import type { TextRange } from '../../arrays/numericArray';
import { findArrayAt } from '../../arrays/findArrayAt';
import { STRUCTURE_WINDOW_CHARACTERS } from '../limits';
import { readSurroundings, surroundingsSteps } from '../window';
import { structureAt, structuresIn } from './structureAt';
import { isTelling } from './telling';

/**
 * The structures of numbers that begin within a stretch of a text, in order. Where its surroundings are cut off some
 * may be seen that are none: `isStructureAt` tells.
 */
export function* findStructuresSteps(
  text: string,
  languageId: string,
  stretch: TextRange,
): Generator<void, readonly TextRange[], void> {
  if (!isTelling(text, stretch)) return [];
  const surroundings = yield* surroundingsSteps(text, languageId, stretch, STRUCTURE_WINDOW_CHARACTERS);
  const found = yield* structuresIn(surroundings);
  return found.filter(({ start }) => start >= stretch.start && start < stretch.end);
}

/** Whether a cursor at an offset is read as in a structure that begins there, rather than in an array or in nothing. */
export function isStructureAt(text: string, languageId: string, offset: number): boolean {
  const place = { start: offset, end: offset };
  if (!isTelling(text, place) || findArrayAt(text, offset, languageId)) return false;
  const surroundings = readSurroundings(text, languageId, place, STRUCTURE_WINDOW_CHARACTERS);
  return structureAt(surroundings, offset)?.structure.array.start === offset;
}

/** Where the innermost structure around an offset begins. */
export function structureStart(text: string, languageId: string, offset: number): number | undefined {
  const place = { start: offset, end: offset };
  if (!isTelling(text, place)) return undefined;
  const surroundings = readSurroundings(text, languageId, place, STRUCTURE_WINDOW_CHARACTERS);
  return structureAt(surroundings, offset)?.structure.array.start;
}
