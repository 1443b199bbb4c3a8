import type { TextRange } from '../arrays/numericArray';
import type { LossOptions, Reduction } from '../core/question';
import { dottedName, type Expression } from './expressions';
import type { NumericArray } from '../arrays/numericArray';
import type { ArrayOption } from './reading';
import type { GivenArgument, LossCall } from './lossCalls';
import type { Resolver } from './resolve';
import { quoted, type Resolved } from './resolved';

/** What the text says of how the loss is to be taken. */
export interface TextOptions extends LossOptions {
  readonly classAxis?: number;
}

export interface CallOptions {
  readonly options: TextOptions;
  readonly reduction: Reduction;
  readonly meanOver?: 'rows' | 'elements';
  /** Array literals that stand for weights or a variance. */
  readonly given: readonly GivenOption[];
  /** The labels in the order of the columns, where the call gives them. */
  readonly classLabels?: NumericArray;
  /** Arguments that change the loss in a way that is not known; with one, no loss may be claimed. */
  readonly refused: readonly { readonly operation: string; readonly place: TextRange }[];
}

/** An array of the text that is an option of the loss rather than its scores or target. */
export interface GivenOption {
  readonly literal: NumericArray;
  readonly role: ArrayOption;
}

interface Draft {
  options: { -readonly [Key in keyof TextOptions]: TextOptions[Key] };
  reduction: Reduction;
  meanOver?: 'rows' | 'elements';
  given: GivenOption[];
  classLabels?: NumericArray;
}

/** Reads the options of a call; what is given but not understood is refused by name. */
export function readOptions(call: LossCall, resolver: Resolver): CallOptions {
  const draft: Draft = { options: {}, reduction: call.known.reduction, given: [] };
  const refused: { operation: string; place: TextRange }[] = [];
  if (call.known.probabilityLoss) draft.options.fromLogits = false;
  if (call.known.logTarget) draft.options.logTarget = true;
  else if (call.known.loss === 'klDiv') draft.options.logTarget = false;
  for (const argument of call.arguments) {
    if (['scores', 'target', 'ignored'].includes(argument.role) || isNone(argument.value)) continue;
    if (readOption(argument, call, resolver, draft)) continue;
    const { start, end } = argument.value;
    const value = quoted(resolver.context.text, argument.value);
    refused.push({ operation: argument.name ? `${argument.name}=${value}` : value, place: { start, end } });
  }
  const { requires } = call.known;
  if (requires !== undefined && !call.arguments.some(({ name }) => name === requires)) {
    const { start, end } = call.call;
    refused.push({ operation: `${requires}=None`, place: { start, end } });
  }
  return { ...draft, refused };
}

function isNone(value: Expression): boolean {
  return value.kind === 'name' && /^(?:None|null|undefined)$/.test(value.name);
}

function readOption(argument: GivenArgument, call: LossCall, resolver: Resolver, draft: Draft): boolean {
  const { value, place, role } = argument;
  const { options } = draft;
  if (role === 'reduction')
    return readReduction(resolver, argument, draft) && (!call.known.onlyMean || draft.reduction === 'mean');
  if (role === 'dataFormat') return value.kind === 'string' && /^(?:CB?|DataFormat)$/.test(value.value);
  const resolved = resolver.resolve(value, place);
  if (role === 'weight' || role === 'elementWeight' || role === 'posWeight' || role === 'classLabels')
    return readArray(role, resolved, draft);
  if (role === 'variance' && resolved.kind === 'array') return readVariance(resolved, draft);
  if (resolved.kind !== 'number') return false;
  const number = resolved.value;
  switch (role) {
    case 'labelSmoothing':
    case 'ignoreIndex':
    case 'delta':
    case 'beta':
    case 'gamma':
    case 'alpha':
    case 'epsilon':
    case 'margin':
    case 'power':
    case 'variance':
    case 'quantile':
      options[role] = number;
      return true;
    case 'fromLogits':
    case 'logTarget':
    case 'logInput':
    case 'full':
      options[role] = number !== 0;
      return true;
    case 'axis':
      options.classAxis = number;
      return Number.isInteger(number);
    case 'sizeAverage':
    case 'normalize':
      if (number === 0) draft.reduction = 'sum';
      return true;
    case 'reduce':
      if (number === 0) draft.reduction = 'none';
      return call.known.convention === 'pytorch';
    default:
      return false;
  }
}

/** One variance for each element of a row. */
function readVariance(resolved: Resolved & { kind: 'array' }, draft: Draft): boolean {
  if (resolved.literal.shape.length > 1 || resolved.steps.some((step) => step.effect !== 'none'))
    return false;
  draft.options.variance = [...resolved.literal.values];
  draft.given.push({ literal: resolved.literal, role: 'variance' });
  return true;
}

function readArray(
  role: 'weight' | 'elementWeight' | 'posWeight' | 'classLabels',
  resolved: Resolved,
  draft: Draft,
): boolean {
  if (resolved.kind === 'number' && role === 'posWeight') {
    draft.options.posWeight = [resolved.value];
    return true;
  }
  if (resolved.kind !== 'array' || resolved.steps.some((step) => step.effect !== 'none')) return false;
  if (role === 'classLabels') draft.classLabels = resolved.literal;
  else {
    // One weight for each element of a row; those of a whole batch are more than the loss here takes.
    if (role === 'elementWeight' && resolved.literal.shape.length > 1) return false;
    draft.options[role === 'elementWeight' ? 'weight' : role] = [...resolved.literal.values];
    draft.given.push({ literal: resolved.literal, role });
  }
  return true;
}

const reductions: Readonly<Record<string, Reduction>> = {
  none: 'none',
  identity: 'none',
  sum: 'sum',
  mean: 'mean',
  batchmean: 'mean',
  sum_over_batch_size: 'mean',
  mean_with_sample_weight: 'mean',
  sum_by_nonzero_weights: 'mean',
  auto: 'mean',
};

function readReduction(resolver: Resolver, { value, place }: GivenArgument, draft: Draft): boolean {
  const { text } = resolver.context;
  const string = resolver.stringOf(value, place);
  const dotted = dottedName(value);
  const atom = /^:(\w{1,20})$/.exec(text.slice(value.start, value.end))?.[1];
  const written = string ?? atom ?? dotted?.split('.').at(-1);
  const name = written?.toLowerCase().replace(/^k(?=(?:none|sum|mean)$)/, '') ?? '';
  const known = Object.hasOwn(reductions, name) ? reductions[name] : undefined;
  // `Reduction.SUM`, `torch::kSum`, and Julia's functions themselves: `agg = sum`.
  const isNamed = /Reduction\.\w+$|^torch\.k\w+$|^(?:mean|sum|identity)$/.test(dotted ?? '');
  if (string === undefined && atom === undefined && !isNamed) return false;
  if (known === undefined) return false;
  draft.reduction = known;
  if (name === 'batchmean') draft.meanOver = 'rows';
  return true;
}
