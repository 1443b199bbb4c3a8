import type { NumericArray } from '../../arrays/numericArray';
import type { Diagnostic } from '../../core/diagnostic';
import type { LossQuestion } from '../../core/question';
import type { Draft } from '../draft';
import type { PreparedScores } from '../preparedScores';
import type { ReadTarget } from '../reading';
import type { Surroundings } from '../window';

/** All that is known of a reading when its notes are made. */
export interface NotedReading {
  readonly surroundings: Surroundings;
  readonly draft: Draft;
  readonly prepared?: PreparedScores;
  readonly target?: ReadTarget;
  readonly question?: LossQuestion;
}

/** What a person who looks at these numbers should be told beside the loss; empty where it is not true of them. */
export type Note = (reading: NotedReading) => readonly Diagnostic[];

/** Notes that go through all numbers do so up to this many. */
export const MAX_NOTED = 20_000;

/** The literal that the target stands in. */
export function targetLiteral({ draft }: NotedReading): NumericArray | undefined {
  return draft.target?.literal;
}
