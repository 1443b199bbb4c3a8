import { givenToUnknownLoss } from '../mentionedLoss';
import type { Note } from './note';

/** The scores are given to a function that is called a loss and is none that is known here. */
export const unknownLoss: Note = ({ surroundings, draft }) => {
  if (draft.kindReason.rule === 'call' || draft.convention !== null || draft.refused.length > 0) return [];
  const found = givenToUnknownLoss(surroundings, draft.scores);
  return found === undefined ? [] : [{ code: 'unknown-loss', severity: 'information', operation: found }];
};
