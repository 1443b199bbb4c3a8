import type { TextRange } from '../../arrays/numericArray';
import { fieldsOf, partsOf, type Expression } from '../expressions';
import type { Root } from '../program';
import { lastPart } from '../resolved';
import type { Surroundings } from '../window';
import { answers } from './answers';
import { candidates, namedNumbers, scoredLabels } from './candidates';
import { chosenTokens, isListOfTokens, logProbabilitiesAfterNull } from './sequences';
import type { Structure } from './structure';

/** A structure and where it stands. */
export interface FoundStructure {
  readonly structure: Structure;
  readonly root: Root;
  /** The expressions around it, the nearest first. */
  readonly around: readonly Expression[];
}

const MAX_DEPTH = 60;
/** Expressions looked at between two chances to stop. */
const EXPRESSIONS_PER_STEP = 500;

/** The innermost structure of numbers around `offset`; undefined where there is none. */
export function structureAt({ resolver }: Surroundings, offset: number): FoundStructure | undefined {
  const root = resolver.context.program.roots.find(({ start, end }) => start <= offset && offset <= end);
  const path: Expression[] = [];
  let at = root?.expression;
  while (at && path.length < MAX_DEPTH) {
    path.push(at);
    at = partsOf(at).find(({ start, end }) => start <= offset && offset <= end);
  }
  for (let i = path.length - 1; root && i >= 0; i--) {
    const [inner, outer, holder] = [path[i], path[i - 1], path[i - 2]];
    const structure = inner && structureOf({ inner, outer, holder, root });
    if (structure) return { structure, root, around: path.slice(0, i).reverse() };
  }
  return undefined;
}

/** An expression and the two around it. */
interface Nested {
  readonly inner: Expression;
  readonly outer?: Expression;
  readonly holder?: Expression;
  readonly root: Root;
}

/** Every structure of numbers, one inside another as well, in the order of their starts. */
export function* structuresIn({ resolver }: Surroundings): Generator<void, readonly TextRange[], void> {
  const found: TextRange[] = [];
  const open = resolver.context.program.roots.map((root): Nested => ({ inner: root.expression, root }));
  for (let visited = 1; ; visited++) {
    const at = open.pop();
    if (!at) return found.sort((a, b) => a.start - b.start);
    if (visited % EXPRESSIONS_PER_STEP === 0) yield;
    const structure = structureOf(at);
    if (structure) found.push({ start: structure.array.start, end: structure.array.end });
    const { inner, outer, root } = at;
    for (const part of partsOf(inner)) open.push({ inner: part, outer: inner, holder: outer, root });
  }
}

function structureOf({ inner, outer, holder, root }: Nested): Structure | undefined {
  const key = outer
    ? fieldsOf(outer)?.find(({ value }) => value === inner)?.name
    : root.name && lastPart(root.name);
  return structureIn(inner, key ?? keyOfList(outer, holder));
}

/** `"top_logprobs": [{"Hi": -0.3, …}, …]`: each object of the list is under the list's key. */
function keyOfList(list: Expression | undefined, holder: Expression | undefined): string | undefined {
  if (list?.kind !== 'list' || !holder) return undefined;
  const key = fieldsOf(holder)?.find(({ value }) => value === list)?.name;
  return key === 'top_logprobs' ? key : undefined;
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
  if (at.kind !== 'list') return undefined;
  if (isListOfTokens(at, key)) return chosenTokens(at, key) ?? logProbabilitiesAfterNull(at, key);
  return (
    candidates(at, at.items) ??
    scoredLabels(at, at.items) ??
    answers(at, key) ??
    logProbabilitiesAfterNull(at, key)
  );
}
