import type { NumericArray, TextRange } from '../arrays/numericArray';
import { readArrayIn } from '../arrays/readArrayIn';
import { annotationsIn, commentsBeside } from './annotations';
import { candidateOf } from './callDraft';
import { classNamesIn } from './classNames';
import { fitCandidate } from './complete';
import type { Draft, TargetCandidate } from './draft';
import { isDistribution, isOneHot, type FittedTarget } from './fitTarget';
import { affix, roleOfName, type NameRole } from './names';
import type { Identity, NamedValue } from './namedValues';
import type { PreparedScores } from './preparedScores';
import type { ReadRequest, Reason } from './reading';
import type { Surroundings } from './window';

/** The target found, or those that fit where none is certain. */
export interface FoundTargets {
  readonly target?: TargetCandidate;
  readonly offers: readonly TargetCandidate[];
}

const nothing: FoundTargets = { offers: [] };
const MAX_OFFERS = 10;

/** A second selection or an explicit choice; undefined where the person said nothing. */
export function chosenTarget(request: ReadRequest, rows: number): FoundTargets | undefined {
  const { text, languageId, targetSelection, choices } = request;
  if (targetSelection) return fromSelection(text, targetSelection, languageId, { rule: 'selection' });
  const choice = choices?.target;
  const reason: Reason = { rule: 'choice' };
  switch (choice?.kind) {
    case 'none':
      return nothing;
    case 'range':
      return fromSelection(text, choice.range, languageId, reason);
    case 'class':
      return everyRow(choice.index, rows, reason);
    case 'values': {
      const values = Float64Array.from(choice.values);
      return { target: virtual({ shape: choice.shape, values }, reason), offers: [] };
    }
    default:
      return undefined;
  }
}

function fromSelection(text: string, range: TextRange, languageId: string, reason: Reason): FoundTargets {
  const written = text.slice(range.start, range.end).trim();
  if (/^[-+]?\d+$/.test(written))
    return { target: { steps: [], number: Number(written), range, reason, isLinked: true }, offers: [] };
  const { array: literal } = readArrayIn(text, range, languageId);
  if (!literal) return nothing;
  const place = { start: literal.start, end: literal.end };
  return { target: { literal, steps: [], range: place, reason, isLinked: true }, offers: [] };
}

/** One class for every row, as a target that stands nowhere in the text. */
function everyRow(index: number, rows: number, reason: Reason): FoundTargets {
  if (rows === 1) return { target: { steps: [], number: index, reason, isLinked: true }, offers: [] };
  const values = new Float64Array(rows).fill(index);
  return { target: { ...virtual({ shape: [rows], values }, reason), number: index }, offers: [] };
}

/** One row's class chosen by hand; the other rows keep what they have, or are left out where they have none. */
export function chosenRow(index: number, row: number, others: readonly number[]): TargetCandidate {
  const values = Float64Array.from(others, (other, at) => (at === row ? index : other));
  return virtual({ shape: [values.length], values }, { rule: 'choice' });
}

/** Numbers that were chosen by hand: a single step makes them out of nothing. */
function virtual(
  tensor: { shape: readonly number[]; values: Float64Array },
  reason: Reason,
): TargetCandidate {
  const step = { text: '', effect: 'none', apply: () => tensor } as const;
  const literal: NumericArray = {
    start: 0,
    end: 0,
    shape: tensor.shape,
    values: tensor.values,
    truncated: false,
    elementRange: () => ({ start: 0, end: 0 }),
  };
  return { literal, steps: [step], reason, isLinked: true };
}

/** A target that the text names beside the scores: in a comment, in a field of the same object. */
export function linkedTarget(
  surroundings: Surroundings,
  array: TextRange,
  comment: TextRange | undefined,
  identity: Identity,
  prepared: PreparedScores,
  mayUseFields: boolean,
): FoundTargets {
  const direct = comment ? [comment] : commentsBeside(surroundings, array);
  const comments =
    direct.length > 0 || !identity.extent ? direct : commentsBeside(surroundings, identity.extent);
  const annotated = comments
    .flatMap((one) => annotationsIn(surroundings, one, array))
    .map(({ text, array: literal, number, range }): TargetCandidate => {
      const reason: Reason = { rule: 'annotation', text };
      return { literal, number, steps: [], range, reason, isLinked: true };
    });
  const fromComment = decide(annotated, prepared, true);
  if (fromComment.target || fromComment.offers.length > 0 || !mayUseFields) return fromComment;
  return decide(
    namedCandidates(surroundings, identity.fields, 'field', namesOf(identity, prepared)),
    prepared,
    true,
  );
}

/** Fields or neighbours named like a target. */
export function namedCandidates(
  { resolver }: Surroundings,
  values: readonly NamedValue[],
  rule: 'field' | 'neighbour',
  classNames: readonly string[] = [],
): TargetCandidate[] {
  const named = values.filter(({ name }) => roleOfName(name) === 'target');
  return named.slice(0, 50).flatMap(({ name, value, place }) => {
    if (value.kind === 'string') return namedClass(value, classNames, { rule, text: name });
    const resolved = resolver.resolve(value, place);
    // A lone number called t is as likely a time or a temperature.
    if (resolved.kind === 'number' && (name === 't' || !Number.isInteger(resolved.value))) return [];
    const candidate =
      resolved.kind === 'refused' ? undefined : candidateOf(resolved, { rule, text: name }, false);
    return candidate ? [candidate] : [];
  });
}

function namesOf({ fields, neighbours }: Identity, { layout }: PreparedScores): readonly string[] {
  return classNamesIn([...fields, ...neighbours], layout.classes) ?? [];
}

/** The class that a string names. */
function namedClass(
  { value, start, end }: { readonly value: string; readonly start: number; readonly end: number },
  classNames: readonly string[],
  reason: Reason,
): TargetCandidate[] {
  const number = classNames.indexOf(value);
  return number < 0 ? [] : [{ number, steps: [], range: { start, end }, reason, isLinked: false }];
}

/** Neighbours whose shape fits, those first that share the rest of the scores' name. */
export function neighbourTarget(
  surroundings: Surroundings,
  identity: Identity,
  prepared: PreparedScores,
  isCertain: boolean,
): FoundTargets {
  const candidates = namedCandidates(
    surroundings,
    identity.neighbours,
    'neighbour',
    namesOf(identity, prepared),
  );
  const own = affix(identity.name ?? '');
  const affixOf = ({ reason }: TargetCandidate): string =>
    affix(reason.rule === 'neighbour' ? reason.text : '');
  const found = decide(candidates, prepared, false);
  const all = found.target ? [found.target] : found.offers;
  const alike = all.filter((candidate) => affixOf(candidate) === own);
  if (all.length > 1 && own !== '' && alike.length === 1) return certain(alike, isCertain);
  const [only] = all;
  if (all.length !== 1 || !only) return found;
  const isForeign = own !== '' && affixOf(only) !== '' && affixOf(only) !== own;
  return certain([only], isCertain && !isForeign && !isOfAnotherRecord(surroundings, only));
}

/** A name and the bracket of an array behind it: `logits=[`, `probs: tensor([`. */
const namedArray = /([A-Za-z_][\w.]{0,60})\s{0,3}[=:]?\s{0,3}(?:[\w.]{1,20}\()?\[/g;
/** No line of a log that people read is longer. */
const MAX_LINE = 2_000;

/** In a log the label on the line of other scores is theirs. */
function isOfAnotherRecord({ text, syntax }: Surroundings, { range }: TargetCandidate): boolean {
  if (!syntax.prose || !range) return false;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const [own = ''] = text.slice(start, start + MAX_LINE).split('\n', 1);
  return [...own.matchAll(namedArray)].some(([, name]) => scoreRoles.has(roleOfName(name)));
}

const scoreRoles: ReadonlySet<NameRole> = new Set(['logits', 'probabilities', 'log-probabilities']);

function certain(candidates: readonly TargetCandidate[], isCertain: boolean): FoundTargets {
  return isCertain ? { target: candidates[0], offers: [] } : { offers: candidates };
}

/** The one candidate that fits; of several that fit the one in range; else all of them as offers. */
function decide(
  candidates: readonly TargetCandidate[],
  prepared: PreparedScores,
  isLinked: boolean,
): FoundTargets {
  const fitting = candidates.flatMap((candidate) => {
    const fit = fitCandidate(prepared, candidate, openForm);
    return fit && !('failed' in fit) && isPlausible(fit, prepared, isLinked) ? [{ candidate, fit }] : [];
  });
  const [first] = fitting;
  if (!first) {
    const misfit = candidates.find(
      ({ literal, isLinked: says }) => says && literal && literal.values.length > 1,
    );
    return misfit ? { target: misfit, offers: [] } : nothing;
  }
  const inRange = fitting.filter(({ fit }) => isInRange(fit, prepared));
  const certainly = inRange.length > 0 ? inRange : fitting;
  const agree = new Set(certainly.map(({ fit }) => meaningOf(fit, prepared))).size === 1;
  const [chosen] = certainly;
  if (chosen && agree && (inRange.length > 0 || fitting.length === 1))
    return { target: chosen.candidate, offers: [] };
  return { offers: fitting.slice(0, MAX_OFFERS).map(({ candidate }) => candidate) };
}

/** The same for targets that say the same: a class index and its one-hot row. */
function meaningOf({ target }: FittedTarget, { layout }: PreparedScores): string {
  if (target.kind === 'index') return target.indices.join();
  const { classes, rows } = layout;
  if (!isOneHot(target.values, classes)) return `distribution ${target.values.join()}`;
  return Array.from({ length: rows }, (_, row) =>
    target.values.subarray(row * classes, (row + 1) * classes).indexOf(1),
  ).join();
}

const openForm: Pick<Draft, 'form' | 'strictness' | 'mayBeBinary'> = {
  form: 'either',
  strictness: 'loose',
  mayBeBinary: false,
};

function isInRange({ target }: FittedTarget, { layout }: PreparedScores): boolean {
  return target.kind !== 'index' || target.indices.every((index) => index >= 0 && index < layout.classes);
}

/** Numbers of the right shape that are no distribution are a target only where the text says so. */
function isPlausible({ target }: FittedTarget, { layout }: PreparedScores, isLinked: boolean): boolean {
  if (target.kind === 'index') return true;
  return isDistribution(target.values, layout.classes, isLinked ? 0.05 : 0.01);
}
