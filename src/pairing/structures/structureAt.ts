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
    const inner = path[i];
    const outer = path[i - 1];
    const key = outer
      ? fieldsOf(outer)?.find(({ value }) => value === inner)?.name
      : root.name && lastPart(root.name);
    const structure = inner && structureIn(inner, key ?? keyOfList(outer, path[i - 2]));
    if (structure) return { structure, root, around: path.slice(0, i).reverse() };
  }
  return undefined;
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
