import { partsOf, fieldsOf, type Expression, type ListExpression } from '../expressions';
import { structureOf, type Structure } from './structure';
import { hasCandidates, nameOfToken, scoredToken, type ScoredToken } from './tokens';
import { isNull, numberIn } from './writtenNumber';

/** Lists of the tokens chosen one after another. */
const listsOfTokens = new Set([
  'content',
  'tokens',
  'completion_probabilities',
  'logprobs',
  'prompt_logprobs',
  'prefill',
  'chosenCandidates',
]);
/** Lists of nothing but their log-probabilities. */
export const listsOfLogProbabilities =
  /^(?:token_logprobs|tokens_logprobs|prompt_logprobs|chosen_logprobs|prompt_token_logprobs)$/;
const MAX_TOKENS = 100_000;

/** `"content": [{"token": "Hi", "logprob": -0.3, "top_logprobs": […]}, …]`: the chosen tokens with their own numbers. */
export function chosenTokens(list: ListExpression, key: string | undefined): Structure | undefined {
  if (!isListOfTokens(list, key)) return undefined;
  const scored = chosenOf(list);
  if (!scored || scored.length < 2 || scored.some(({ kind }) => kind !== 'log-probabilities'))
    return undefined;
  return structureOf(list, scored, {
    kind: 'log-probabilities',
    form: 'sequence',
    key: key ?? 'logprob',
    isNullFirst: isFirstNull(list),
  });
}

export function isListOfTokens({ items }: ListExpression, key: string | undefined): boolean {
  return listsOfTokens.has(key ?? '') || items.some(hasCandidates);
}

/** The token chosen at each place, where that is known of all of them. */
export function chosenOf(list: ListExpression): readonly ScoredToken[] | undefined {
  if (list.items.length > MAX_TOKENS) return undefined;
  const items = isFirstNull(list) ? list.items.slice(1) : list.items;
  const scored = items.flatMap((item) => chosenIn(item) ?? []);
  return scored.length === items.length && scored.length > 0 ? scored : undefined;
}

/** Of a token that carries its candidates its own number; the only candidate; the candidate that was generated. */
export function chosenIn(item: Expression): ScoredToken | undefined {
  const own = scoredToken(item);
  if (own) return own;
  const fields = fieldsOf(item) ?? [];
  const [only, ...others] = fields;
  if (only && others.length === 0) return scoredToken(only.value);
  const name = nameOfToken(fields);
  const listed = fields.find(({ name: key }) => key === 'probs')?.value;
  if (name === undefined || listed?.kind !== 'list') return undefined;
  return listed.items.flatMap((one) => scoredToken(one) ?? []).find((one) => one.name === name);
}

/** `null`, or a token whose number is. */
function isFirstNull({ items }: ListExpression): boolean {
  const [first] = items;
  if (!first) return false;
  return (
    isNull(first) ||
    (fieldsOf(first)?.some(({ name, value }) => name === 'logprob' && isNull(value)) ?? false)
  );
}

/** `token_logprobs=[None, -0.5, -0.25]`: a list of numbers that begins with none. */
export function logProbabilitiesAfterNull(
  list: ListExpression,
  key: string | undefined,
): Structure | undefined {
  if (!listsOfLogProbabilities.test(key ?? '') && key !== 'logprobs') return undefined;
  if (!isFirstNull(list) || list.items.length > MAX_TOKENS) return undefined;
  const numbers = partsOf(list)
    .slice(1)
    .flatMap((item) => numberIn(item) ?? []);
  if (numbers.length === 0 || numbers.length !== list.items.length - 1) return undefined;
  return structureOf(
    list,
    numbers.map((number) => ({ number })),
    { kind: 'log-probabilities', form: 'sequence', key: key ?? '', isNullFirst: true },
  );
}
