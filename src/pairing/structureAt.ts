import type { NumericArray, TextRange } from '../arrays/numericArray';
import { partsOf, type DictExpression, type Expression, type ListExpression } from './expressions';
import { arrayOfElements } from './literals';
import { roleOfName } from './names';
import type { ArrayKind } from './reading';
import type { Surroundings } from './window';

/** Numbers of a structure: one for each class or token, each with its name. */
export interface Structure {
  readonly array: NumericArray;
  readonly kind: ArrayKind;
  /** The key that says what the numbers are. */
  readonly key: string;
  /** One for each number; empty where the structure names none. */
  readonly classNames: readonly string[];
  /** The classes are the keys of one object; else each number stands in an object or list of its own. */
  readonly isNamedByKeys: boolean;
  /** The object that the structure is a field of, where a target may stand beside it. */
  readonly holder?: DictExpression;
}

const MAX_DEPTH = 60;
const MAX_CLASSES = 100_000;

const valueKeys: ReadonlyMap<string, ArrayKind> = new Map([
  ['prob', 'probabilities'],
  ['probability', 'probabilities'],
  ['logprob', 'log-probabilities'],
]);
/** Lists of the tokens chosen one after another. */
const sequences = new Set(['content', 'tokens', 'completion_probabilities']);
const tokenKeys = ['token', 'tok_str', 'decoded_token', 'label', 'text'];

/** The innermost structure of numbers around `offset`; undefined where there is none. */
export function structureAt({ resolver }: Surroundings, offset: number): Structure | undefined {
  const root = resolver.context.program.roots.find(({ start, end }) => start <= offset && offset <= end);
  const path: Expression[] = [];
  let at = root?.expression;
  while (at && path.length < MAX_DEPTH) {
    path.push(at);
    at = partsOf(at).find(({ start, end }) => start <= offset && offset <= end);
  }
  for (let i = path.length - 1; i >= 0; i--) {
    const inner = path[i];
    const outer = path[i - 1];
    const holder = outer?.kind === 'dict' ? outer : undefined;
    const key = holder?.entries.find(({ value }) => value === inner)?.key;
    const found = inner && structureIn(inner, key);
    if (found) return { ...found, holder };
  }
  return undefined;
}

function structureIn(at: Expression, key: string | undefined): Structure | undefined {
  if (at.kind === 'dict')
    return (
      namedNumbers(at, key) ??
      candidates(
        at,
        at.entries.map(({ value }) => value),
      )
    );
  if (at.kind !== 'list' || sequences.has(key ?? '')) return undefined;
  return candidates(at, at.items) ?? responses(at, key);
}

/** `"probs": {"cat": 0.8, "dog": 0.2}` */
function namedNumbers(dict: DictExpression, key: string | undefined): Structure | undefined {
  const role = key === 'top_logprobs' ? 'log-probabilities' : roleOfName(key);
  const kind =
    role === 'logits' || role === 'probabilities' || role === 'log-probabilities' ? role : undefined;
  if (key === undefined || kind === undefined || dict.entries.length > MAX_CLASSES) return undefined;
  const numbers = dict.entries.flatMap(({ value }) => numberIn(value) ?? []);
  if (numbers.length < 2 || numbers.length !== dict.entries.length) return undefined;
  const array = arrayOfElements(dict, [numbers.length], numbers);
  return { array, kind, key, classNames: dict.entries.map((entry) => entry.key ?? ''), isNamedByKeys: true };
}

/** `[{"token": " to", "logprob": -0.1}, …]` or `{"785": {"logprob": -0.1, …}, …}`: the candidates for one token. */
function candidates(whole: TextRange, parts: readonly Expression[]): Structure | undefined {
  const items = parts.flatMap((item) => (item.kind === 'dict' ? [item] : []));
  if (items.length < 2 || items.length !== parts.length || items.length > MAX_CLASSES) return undefined;
  const key = items[0]?.entries.find((entry) => valueKeys.has(entry.key ?? ''))?.key;
  const kind = key === undefined ? undefined : valueKeys.get(key);
  // The chosen tokens of a sequence carry their own candidates: they are no distribution.
  const isSequence = items.some(({ entries }) => entries.some((entry) => entry.key?.startsWith('top_')));
  if (key === undefined || kind === undefined || isSequence) return undefined;
  const numbers = items.flatMap((item) => {
    const value = item.entries.find((entry) => entry.key === key)?.value;
    return (value && numberIn(value)) ?? [];
  });
  const classNames = items.flatMap(({ entries }) => {
    const value = entries.find((entry) => tokenKeys.includes(entry.key ?? ''))?.value;
    return value?.kind === 'string' ? [value.value] : [];
  });
  if (numbers.length !== items.length || classNames.length !== items.length) return undefined;
  return {
    array: arrayOfElements(whole, [numbers.length], numbers),
    kind,
    key,
    classNames,
    isNamedByKeys: false,
  };
}

/** `"resps": [[[-2.6, false]], …]`: the log-likelihood of each answer, and whether it would be the greedy one. */
function responses(list: ListExpression, key: string | undefined): Structure | undefined {
  if (key !== 'resps' && key !== 'filtered_resps') return undefined;
  if (list.items.length < 2 || list.items.length > MAX_CLASSES) return undefined;
  const numbers = list.items.flatMap((item) => {
    const pair = innermost(item);
    const [number, isGreedy] = pair?.items ?? [];
    return pair?.items.length === 2 && isGreedy && isTruth(isGreedy)
      ? ((number && numberIn(number)) ?? [])
      : [];
  });
  if (numbers.length !== list.items.length) return undefined;
  const array = arrayOfElements(list, [numbers.length], numbers);
  return { array, kind: 'log-probabilities', key, classNames: [], isNamedByKeys: false };
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

function numberIn(
  expression: Expression,
): { readonly value: number; readonly start: number; readonly end: number } | undefined {
  const { start, end } = expression;
  if (expression.kind === 'number') return { value: expression.value, start, end };
  if (expression.kind === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(expression.value))
    return { value: Number(expression.value), start: start + 1, end: end - 1 };
  if (expression.kind !== 'unary' || expression.operator !== '-' || expression.operand.kind !== 'number')
    return undefined;
  return { value: -expression.operand.value, start, end };
}
