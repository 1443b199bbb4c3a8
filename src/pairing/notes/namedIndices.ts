import type { NumericArray } from '../../arrays/numericArray';
import { identityOf } from '../namedValues';
import { namedCandidates } from '../targets';
import type { NotedReading } from './note';

/** The literals beside the scores that are named like a target. */
export function namedIndices({ surroundings, draft }: NotedReading): readonly NumericArray[] {
  const { fields, neighbours } = identityOf(surroundings, draft.scores);
  return [
    ...namedCandidates(surroundings, fields, 'field'),
    ...namedCandidates(surroundings, neighbours, 'neighbour'),
  ].flatMap(({ literal, steps }) => (literal && steps.length === 0 ? [literal] : []));
}
