import type { NumericArray } from '../arrays/numericArray';
import { emptyReading, type FullReading } from './assemble';
import type { Expression } from './expressions';
import type { Identity } from './namedValues';
import { roleOfName, wordsOf } from './names';
import { listsOfLogProbabilities } from './structures/sequences';
import { sequenceNotes } from './structures/structureNotes';

/** Below this a number stands for a token that was not scored. */
const LEAST_LOG_PROBABILITY = -9_000;

/**
 * Log-probabilities of the tokens chosen one after another: a list that is called so, or that stands beside as many
 * tokens. They are no distribution, and nothing is taken a loss of.
 */
export function sequenceOf({ name, fields }: Identity, array: NumericArray): FullReading | undefined {
  if (array.shape.length !== 1 || name === undefined) return undefined;
  const tokens = fields.find(({ name: field }) => /^(?:tokens|token_strs|decoded_tokens)$/.test(field));
  const names = tokens && stringsOf(tokens.value);
  const isNamed = listsOfLogProbabilities.test(wordsOf(name).join('_'));
  const isBesideTokens = names?.length === array.values.length && roleOfName(name) === 'log-probabilities';
  if (!isNamed && !isBesideTokens) return undefined;
  const values = [...array.values];
  const scored = values.filter((value) => value > LEAST_LOG_PROBABILITY);
  const missing = values.find((value) => value <= LEAST_LOG_PROBABILITY);
  const notes = sequenceNotes(scored, scored.length === values.length ? array : undefined);
  const reading = {
    ...emptyReading(array, 'log-probabilities'),
    kindReason: { rule: 'name', text: name } as const,
    classNames: names?.length === values.length ? names : undefined,
    diagnostics:
      missing === undefined
        ? notes
        : [
            {
              code: 'sentinel',
              severity: 'information',
              value: missing,
              count: values.length - scored.length,
            } as const,
            ...notes,
          ],
  };
  return { reading, textOptions: {} };
}

function stringsOf(value: Expression): readonly string[] | undefined {
  if (value.kind !== 'list') return undefined;
  return value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
