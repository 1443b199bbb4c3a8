import type { NumericArray } from '../arrays/numericArray';
import { roleInCall, type CallPair, type CallRole } from './callDraft';

export interface ChosenCall {
  readonly pair: CallPair;
  readonly role: CallRole;
  /** Calls that give the same scores another target: none of them is then certain. */
  readonly others: readonly CallPair[];
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
  if (containing) return { ...containing, others: [] };
  const complete = members.filter(({ pair }) => pair.scores.kind === 'array' && targetOf(pair) !== undefined);
  const [first] = complete.length > 0 ? complete : members;
  if (!first) return undefined;
  if (first.role !== 'scores') return { ...first, others: [] };
  const seen = new Set([targetOf(first.pair)]);
  const others = complete.filter(({ pair, role }) => {
    const target = targetOf(pair);
    if (role !== 'scores' || seen.has(target)) return false;
    seen.add(target);
    return true;
  });
  return { ...first, others: others.map(({ pair }) => pair) };
}

/** Where the target is written; undefined where it is not known. */
function targetOf({ target }: CallPair): number | undefined {
  if (target.kind === 'array') return target.literal.start;
  return target.kind === 'number' ? target.start : undefined;
}
