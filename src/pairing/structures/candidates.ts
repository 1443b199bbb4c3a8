import { roleOfName } from '../names';
import type { ArrayKind } from '../reading';
import { fieldsOf, type DictExpression, type Expression } from '../expressions';
import type { TextRange } from '../../arrays/numericArray';
import { fieldNamed, structureOf, type Structure } from './structure';
import { hasCandidates, scoredToken, type ScoredToken } from './tokens';
import { numberIn } from './writtenNumber';

const MAX_CLASSES = 100_000;

/** `"probs": {"cat": 0.8, "dog": 0.2}`: one number for each class, or for each of the likeliest tokens. */
export function namedNumbers(dict: DictExpression, key: string | undefined): Structure | undefined {
  const isTop = key === 'top_logprobs';
  const role = isTop ? 'log-probabilities' : roleOfName(key);
  const kind: ArrayKind | undefined =
    role === 'logits' || role === 'probabilities' || role === 'log-probabilities' ? role : undefined;
  if (key === undefined || kind === undefined || dict.entries.length > MAX_CLASSES) return undefined;
  const named = dict.entries.flatMap(({ key: name, value }) => {
    const number = numberIn(value);
    return number ? [{ number, name }] : [];
  });
  if (named.length < 2 || named.length !== dict.entries.length) return undefined;
  return structureOf(dict, named, { kind, form: isTop ? 'candidates' : 'classes', key });
}

/** `[{"token": " to", "logprob": -0.1}, …]` or `{785: Logprob(logprob=-0.1, …), …}`: candidates for one token. */
export function candidates(whole: TextRange, items: readonly Expression[]): Structure | undefined {
  if (items.length < 2 || items.length > MAX_CLASSES || items.some(hasCandidates)) return undefined;
  const scored = items.flatMap((item) => scoredToken(item) ?? []);
  const [first] = scored;
  if (!first || scored.length !== items.length || scored.some(({ key }) => key !== first.key))
    return undefined;
  return structureOf(whole, scored, { kind: first.kind, form: 'candidates', key: first.key });
}

/** `[{"label": "cat", "score": 0.9}, …]`: what a classifier gives each class, as far as they may be probabilities. */
export function scoredLabels(whole: TextRange, items: readonly Expression[]): Structure | undefined {
  if (items.length < 2 || items.length > MAX_CLASSES) return undefined;
  const scored = items.flatMap((item): Pick<ScoredToken, 'number' | 'name'>[] => {
    const fields = fieldsOf(item) ?? [];
    const label = fieldNamed(fields, ['label', 'token_str', 'class', 'category', 'name'])?.value;
    const score = fieldNamed(fields, ['score', 'confidence'])?.value;
    const number = score && numberIn(score);
    return label?.kind === 'string' && number ? [{ number, name: label.value }] : [];
  });
  if (scored.length !== items.length) return undefined;
  const values = scored.map(({ number }) => number.value);
  const mass = values.reduce((sum, value) => sum + value, 0);
  if (!values.every((value) => value >= 0 && value <= 1) || mass > 1 + 1e-3) return undefined;
  const form = mass < 1 - 1e-3 ? 'candidates' : 'classes';
  return structureOf(whole, scored, { kind: 'probabilities', form, key: 'score' });
}
