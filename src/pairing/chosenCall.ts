import type { NumericArray } from '../arrays/numericArray';
import { roleInCall, type CallPair, type CallRole } from './callDraft';

export interface ChosenCall {
  readonly pair: CallPair;
  readonly role: CallRole;
  /** Calls that give the same scores another target: none of them is then certain. */
  readonly others: readonly CallPair[];
  /** All further calls that take the same scores. */
  readonly further: readonly CallPair[];
}

/** The call that the array at the cursor belongs to: the one it stands in, else the first that both ends are known of. */
export function chosenCall(pairs: readonly CallPair[], array: NumericArray): ChosenCall | undefined {
  const members = pairs.flatMap((pair) => {
    const role = roleInCall(pair, array);
    return role ? [{ pair, role }] : [];
  });
  const around = members.filter(
    ({ pair }) => pair.call.call.start <= array.start && array.end <= pair.call.call.end,
  );
  const [containing] = around.slice(-1);
  if (containing) return { ...containing, others: [], further: [] };
  const complete = members.filter(({ pair }) => pair.scores.kind === 'array' && targetOf(pair) !== undefined);
  const [earliest] = complete.length > 0 ? complete : members;
  if (!earliest) return undefined;
  const first = reducing(complete, earliest) ?? earliest;
  if (first.role !== 'scores') return { ...first, others: [], further: [] };
  const seen = new Set([targetOf(first.pair)]);
  const others = complete.filter(({ pair, role }) => {
    const target = targetOf(pair);
    if (role !== 'scores' || seen.has(target)) return false;
    seen.add(target);
    return true;
  });
  const further = complete.filter(({ pair, role }) => role === 'scores' && pair !== first.pair);
  return {
    ...first,
    others: others.map(({ pair }) => pair),
    further: further.map(({ pair }) => pair),
  };
}

interface Member {
  readonly pair: CallPair;
  readonly role: CallRole;
}

/** Of calls of one loss with the same scores and target, the first that gives one number, best their mean. */
function reducing(complete: readonly Member[], earliest: Member): Member | undefined {
  if (earliest.pair.options.reduction !== 'none') return undefined;
  const { call } = earliest.pair;
  const alike = complete.filter(
    ({ pair, role }) =>
      role === earliest.role &&
      pair.call.known === call.known &&
      targetOf(pair) === targetOf(earliest.pair) &&
      pair.options.reduction !== 'none',
  );
  return alike.find(({ pair }) => pair.options.reduction === 'mean') ?? alike[0];
}

/** Where the target is written; undefined where it is not known. */
function targetOf({ target }: CallPair): number | undefined {
  if (target.kind === 'array') return target.literal.start;
  return target.kind === 'number' ? target.start : undefined;
}
