import type { Expression } from './expressions';
import type { NamedValue } from './namedValues';
import { wordsOf } from './names';

const nameWords =
  /^(?:classes|class_names|classnames|names|label_names|labels|categories|id2label|idx_to_class|tokens)$/;

/** One name per class, where a list of strings (or a mapping from index to string) beside the array has as many. */
export function classNamesIn(values: readonly NamedValue[], classes: number): readonly string[] | undefined {
  for (const { name, value } of values) {
    if (!nameWords.test(wordsOf(name).join('_')) && !/^id2label$/.test(name)) continue;
    const strings = stringsOf(value);
    if (strings?.length === classes) return strings;
  }
  return undefined;
}

function stringsOf(value: Expression): readonly string[] | undefined {
  const items =
    value.kind === 'list'
      ? value.items
      : value.kind === 'dict'
        ? value.entries.map((entry) => entry.value)
        : undefined;
  if (!items || items.length === 0) return undefined;
  const strings = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return strings.length === items.length ? strings : undefined;
}
