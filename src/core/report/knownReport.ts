import type { LossQuestion } from '../question';
import type { Report } from '../report';
import { report } from './report';

const known = new WeakMap<LossQuestion, Report>();

/**
 * The report of mathematics on a question, computed once for as long as the question is kept: for questions whose
 * numbers nobody changes, of which several views and explanations ask the same.
 *
 * @throws as `report`.
 */
export function knownReport(question: LossQuestion): Report {
  const found = known.get(question);
  if (found) return found;
  const made = report(question);
  known.set(question, made);
  return made;
}
