import type { Expression, ListExpression } from '../expressions';
import { structureOf, type Structure } from './structure';
import { numberIn } from './writtenNumber';

const MAX_ANSWERS = 100_000;

/** `"resps": [[[-2.6, false]], …]`: the log-likelihood of each answer, and whether it would be the greedy one. */
export function answers(list: ListExpression, key: string | undefined): Structure | undefined {
  if (key !== 'resps' && key !== 'filtered_resps') return undefined;
  if (list.items.length < 2 || list.items.length > MAX_ANSWERS) return undefined;
  const numbers = list.items.flatMap((item) => {
    const pair = innermost(item);
    const [number, isGreedy] = pair?.items ?? [];
    return pair?.items.length === 2 && isGreedy && isTruth(isGreedy)
      ? ((number && numberIn(number)) ?? [])
      : [];
  });
  if (numbers.length !== list.items.length) return undefined;
  return structureOf(
    list,
    numbers.map((number) => ({ number })),
    { kind: 'log-probabilities', form: 'answers', key },
  );
}

function innermost(item: Expression): ListExpression | undefined {
  let at = item;
  for (let depth = 0; depth < 4 && at.kind === 'list'; depth++) {
    const [only, ...others] = at.items;
    if (others.length > 0 || !only) return at;
    at = only;
  }
  return undefined;
}

function isTruth(expression: Expression): boolean {
  const word =
    expression.kind === 'name' ? expression.name : expression.kind === 'string' ? expression.value : '';
  return /^(?:true|false)$/i.test(word);
}
