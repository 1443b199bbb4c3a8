import { readArrayIn } from '../arrays';
import type { TextRange } from '../arrays/numericArray';
import { lensSteps, type Lens, type LensRequest } from '../lens';
import type { Choices } from '../pairing/reading';
import type { Steps } from './slices';

/** The document's target is applied only where it fits: other arrays of the document keep their own. */
export function* withSharedTarget(
  request: LensRequest,
  range: TextRange,
  row: number | undefined,
): Steps<Lens | undefined> {
  const choices: Choices = { ...request.choices, target: { kind: 'range', range } };
  const { lens } = yield* lensSteps({ ...request, choices }, row);
  return lens && !lens.blocked && lens.question?.target ? lens : undefined;
}

/** Scores without a target of their own say that the one chosen for the document does not fit. */
export function withMisfit(lens: Lens, { text, languageId }: LensRequest, range: TextRange): Lens {
  const { reading, question } = lens;
  const { array } = readArrayIn(text, range, languageId);
  if (!question || question.target || lens.blocked || !array) return lens;
  const scores = (reading.scores ?? reading.array).shape;
  const misfit = { code: 'shape', severity: 'warning', scores, target: array.shape } as const;
  return { ...lens, reading: { ...reading, diagnostics: [misfit, ...reading.diagnostics] } };
}
