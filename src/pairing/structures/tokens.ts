import { fieldsOf, type Expression, type Field } from '../expressions';
import type { ArrayKind } from '../reading';
import { fieldNamed } from './structure';
import { numberIn, type WrittenNumber } from './writtenNumber';

/** Keys of the number of one token, and what it is. */
const valueKeys: ReadonlyMap<string, ArrayKind> = new Map([
  ['prob', 'probabilities'],
  ['probability', 'probabilities'],
  ['logprob', 'log-probabilities'],
  ['log_prob', 'log-probabilities'],
  ['logProbability', 'log-probabilities'],
]);
const tokenKeys = ['token', 'tok_str', 'token_str', 'decoded_token', 'label', 'text', 'content'];

/** A token with its number. */
export interface ScoredToken {
  readonly number: WrittenNumber;
  readonly name: string;
  readonly kind: ArrayKind;
  readonly key: string;
}

/** `{"token": " to", "logprob": -0.1}`, `Logprob(logprob=-0.1, decoded_token=' to')`. */
export function scoredToken(item: Expression): ScoredToken | undefined {
  const fields = fieldsOf(item);
  const value = fields?.find(({ name }) => valueKeys.has(name ?? ''));
  const key = value?.name;
  const kind = key === undefined ? undefined : valueKeys.get(key);
  const number = value && numberIn(value.value);
  const name = fields && nameOfToken(fields);
  return key === undefined || kind === undefined || !number || name === undefined
    ? undefined
    : { number, name, kind, key };
}

export function nameOfToken(fields: readonly Field[]): string | undefined {
  const value = fieldNamed(fields, tokenKeys)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

/** The lists of candidates that a chosen token carries. */
export function hasCandidates(item: Expression): boolean {
  return fieldsOf(item)?.some(({ name }) => /^(?:top_logprobs|top_probs|probs)$/.test(name ?? '')) ?? false;
}
