import { fieldsOf, type Expression, type Field } from './expressions';

/** Objects around an object that are looked at. */
const MAX_OUTER = 3;

/** What stands around the object that holds an array. */
export interface OuterFields {
  /** Fields of the objects that this one is itself a field of: `{"label": 2, "output": {"logits": […]}}`. */
  readonly direct: readonly Field[];
  /** Fields of the next object around a list of such objects, and unnamed items beside the array in a tuple. */
  readonly distant: readonly Field[];
}

/** @param path the expressions from the statement down to the array. */
export function outerFields(path: readonly Expression[]): OuterFields {
  const direct: Field[] = [];
  const distant: Field[] = [];
  let objects = 0;
  let isDistant = false;
  for (let i = path.length - 2; i >= 0 && objects <= MAX_OUTER; i--) {
    const outer = path[i];
    const inner = path[i + 1];
    if (!outer || !inner) break;
    if (outer.kind === 'list') isDistant = true;
    if (outer.kind !== 'dict') continue;
    // The first is the array's own object, whose fields are known.
    if (objects++ === 0) {
      isDistant = false;
      continue;
    }
    const others = (fieldsOf(outer) ?? []).filter(({ value }) => value !== inner);
    (isDistant ? distant : direct).push(...others);
  }
  return { direct, distant: [...distant, ...tupleFields(path)] };
}

const MAX_TUPLE = 4;

/** `([2.0, 1.0, 0.1], 0)`: what stands beside the array in a tuple of few. */
function tupleFields(path: readonly Expression[]): readonly Field[] {
  const own = path.findLastIndex((expression) => expression.kind === 'list' || expression.kind === 'call');
  const tuple = path[own];
  const inner = path[own + 1];
  if (tuple?.kind !== 'list' || !inner || tuple.items.length > MAX_TUPLE) return [];
  return tuple.items.filter((item) => item !== inner).map((value) => ({ name: 'target', value }));
}
