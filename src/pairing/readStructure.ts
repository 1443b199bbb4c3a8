import { defaultLoss, scaleOfKind } from './arrayKind';
import { assemble, type FullReading } from './assemble';
import { withChoices } from './chosen';
import { undecided, type Draft } from './draft';
import type { DictExpression, Expression } from './expressions';
import { isDistribution } from './fitTarget';
import { STRUCTURE_WINDOW_CHARACTERS } from './limits';
import type { Identity, NamedValue } from './namedValues';
import { roundingOf } from './precision';
import { prepareScores } from './preparedScores';
import type { ReadRequest } from './reading';
import type { Place } from './resolved';
import { structureAt, type Structure } from './structureAt';
import { linkedTarget, type FoundTargets } from './targets';
import { readSurroundings, type Surroundings } from './window';

const structured = new Set(['json', 'jsonc', 'json5', 'jsonl', 'jsonlines', 'ndjson']);
/** Without a key of this kind near, nothing says what numbers are: the text is then not read at all. */
const telling =
  /prob|logit|score|resps|softmax|confidence|posterior|likelihood|energ|normali[sz]ed|sigmoid|"[pq]"/i;
/** Some tokens of a vocabulary leave out the rest of it; what they sum to is then no more than that. */
const MOST_BEYOND = 1e-6;

/** Numbers that stand one by one in an object, as models print their outputs; undefined where there are none. */
export function readStructure(request: ReadRequest): FullReading | undefined {
  const { text, languageId, offset } = request;
  if (!structured.has(languageId)) return undefined;
  const around = text.slice(
    Math.max(0, offset - STRUCTURE_WINDOW_CHARACTERS),
    offset + STRUCTURE_WINDOW_CHARACTERS,
  );
  if (!telling.test(around)) return undefined;
  const place = { start: offset, end: offset };
  const surroundings = readSurroundings(text, languageId, place, STRUCTURE_WINDOW_CHARACTERS);
  const structure = structureAt(surroundings, offset);
  if (!structure) return undefined;
  const identity = identityOf(surroundings, structure);
  const base = draftOf(text, structure);
  const draft: Draft = { ...base, ...targetOf(surroundings, structure, identity, base) };
  return assemble(surroundings, structure.array, withChoices(draft, request), 'scores', identity);
}

function draftOf(text: string, { array, kind, key }: Structure): Draft {
  const scale = scaleOfKind(kind);
  return {
    ...undecided,
    scores: array,
    kind,
    kindReason: { rule: 'field', text: key },
    scale,
    loss: defaultLoss(scale),
    isAnswerable: kind === 'logits' || isWhole(text, { array, kind }),
  };
}

/** Whether the numbers are all of a distribution: what some of its tokens leave out is not known. */
function isWhole(text: string, { array, kind }: Pick<Structure, 'array' | 'kind'>): boolean {
  const values = kind === 'log-probabilities' ? array.values.map(Math.exp) : array.values;
  const rounding = roundingOf(
    text,
    array,
    Array.from(array.values, (_, index) => index),
  );
  return isDistribution(values, values.length, Math.min(rounding, 1e-2) + MOST_BEYOND);
}

/** Only classes named by the keys of an object have a target beside them; the token chosen of several is a sample. */
function targetOf(
  surroundings: Surroundings,
  { array, isNamedByKeys }: Structure,
  identity: Identity,
  { isAnswerable }: Draft,
): FoundTargets {
  if (!isNamedByKeys || !isAnswerable) return { offers: [] };
  const prepared = prepareScores(array, [], undefined);
  if ('failed' in prepared) return { offers: [] };
  return linkedTarget(surroundings, array, undefined, identity, prepared, true);
}

function identityOf({ resolver }: Surroundings, structure: Structure): Identity {
  const { array, key, classNames, holder, isNamedByKeys } = structure;
  const place: Place = { scope: resolver.context.program.module, offset: array.start };
  const { start, end } = array;
  const items = classNames.map((value): Expression => ({ kind: 'string', value, start, end }));
  const value: Expression = { kind: 'list', bracket: '[', items, start, end };
  const names: NamedValue[] = items.length > 0 ? [{ name: 'class_names', value, place, start, end }] : [];
  const fields = isNamedByKeys && holder ? fieldsOf(holder, array.start, place) : [];
  return { name: key, fields: [...names, ...fields], neighbours: [], path: [] };
}

function fieldsOf({ entries }: DictExpression, own: number, place: Place): readonly NamedValue[] {
  return entries.flatMap(({ key: name, value }) =>
    name === undefined || value.start === own
      ? []
      : [{ name, value, place, start: value.start, end: value.end }],
  );
}
