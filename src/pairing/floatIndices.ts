import type { Diagnostic } from '../core/diagnostic';
import type { LossQuestion } from '../core/question';
import type { Draft } from './draft';

/** Characters after the literal in which a type may be given: `torch.tensor([0.0, 1.0], dtype=torch.long)`. */
const REACH = 80;
const integerType = /\b(?:long|u?int\d*|LongTensor|IntTensor|asType|astype|dtype|type|to)\b/;

/**
 * PyTorch raises for class indices that are floating-point numbers: `torch.tensor([0.0, 1.0])`, unless they are
 * converted to integers.
 */
export function floatIndices(text: string, draft: Draft, { target }: LossQuestion): readonly Diagnostic[] {
  const given = draft.target;
  const isCall = draft.convention === 'pytorch' && draft.kindReason.rule === 'call';
  if (!isCall || target?.kind !== 'index' || given?.reason.rule !== 'call' || !given.literal) return [];
  // What an operation makes of the literal, such as `.argmax(1)` of one-hot rows, may be integers.
  if (given.steps.length > 0) return [];
  const { start, end } = given.literal;
  const before = text.slice(Math.max(0, start - REACH), start);
  if (!/\btorch\.tensor\(\s*$/.test(before) || !/\d\.|\.\d/.test(text.slice(start, end))) return [];
  const [after = ''] = text.slice(end, end + REACH).split('\n');
  return integerType.test(after) ? [] : [{ code: 'dtype', severity: 'error', place: { start, end } }];
}
