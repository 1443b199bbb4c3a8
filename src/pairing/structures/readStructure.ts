import { defaultLoss, scaleOfKind } from '../arrayKind';
import { assemble, type FullReading } from '../assemble';
import { withChoices } from '../chosen';
import { undecided, type Draft } from '../draft';
import { fieldsOf, type Expression } from '../expressions';
import { isDistribution } from '../fitTarget';
import { STRUCTURE_WINDOW_CHARACTERS } from '../limits';
import { neighboursOf, type Identity, type NamedValue } from '../namedValues';
import { roundingOf } from '../precision';
import { prepareScores } from '../preparedScores';
import type { ReadRequest } from '../reading';
import type { Place } from '../resolved';
import { linkedTarget, neighbourTarget, type FoundTargets } from '../targets';
import { readSurroundings, type Surroundings } from '../window';
import type { Structure } from './structure';
import { isTelling } from './telling';
import { structureAt, type FoundStructure } from './structureAt';
import { structureNotes } from './structureNotes';

/** Some tokens of a vocabulary leave out the rest of it; what they sum to is then no more than that. */
const MOST_BEYOND = 1e-6;

/** Numbers that stand one by one in objects, as models print their outputs; undefined where there are none. */
export function readStructure(request: ReadRequest): FullReading | undefined {
  const { text, languageId, offset } = request;
  const place = { start: offset, end: offset };
  if (!isTelling(text, place)) return undefined;
  const surroundings = readSurroundings(text, languageId, place, STRUCTURE_WINDOW_CHARACTERS);
  const found = structureAt(surroundings, offset);
  if (!found) return undefined;
  const { structure } = found;
  const identity = identityOf(surroundings, found);
  const base = draftOf(text, structure);
  const draft: Draft = { ...base, ...targetOf(surroundings, structure, identity, base) };
  const chosen = withChoices({ ...draft, diagnostics: structureNotes(text, found) }, request);
  return assemble(surroundings, structure.array, chosen, 'scores', identity);
}

function draftOf(text: string, { array, kind, key, form }: Structure): Draft {
  const scale = scaleOfKind(kind);
  return {
    ...undecided,
    scores: array,
    kind,
    kindReason: { rule: 'field', text: key },
    scale,
    loss: defaultLoss(scale),
    // The tokens of a sequence are no classes of one distribution.
    isAnswerable: form !== 'sequence' && (kind === 'logits' || isWhole(text, { array, kind })),
  };
}

/** Whether the numbers are all of a distribution: what some of its tokens leave out is not known. */
function isWhole(text: string, { array, kind }: Pick<Structure, 'array' | 'kind'>): boolean {
  const values = kind === 'log-probabilities' ? array.values.map(Math.exp) : array.values;
  const elements = Array.from(array.values, (_, index) => index);
  const rounding = roundingOf(text, array, elements);
  return isDistribution(values, values.length, Math.min(rounding, 1e-2) + MOST_BEYOND);
}

/** Only named classes have a target beside them; the token chosen of several is a sample. */
function targetOf(
  surroundings: Surroundings,
  { array, form }: Structure,
  identity: Identity,
  { isAnswerable }: Draft,
): FoundTargets {
  if (form !== 'classes' || !isAnswerable) return { offers: [] };
  const prepared = prepareScores(array, [], undefined);
  if ('failed' in prepared) return { offers: [] };
  const linked = linkedTarget(surroundings, array, undefined, identity, prepared, true);
  if (linked.target || linked.offers.length > 0) return linked;
  return neighbourTarget(surroundings, identity, prepared, true);
}

function identityOf(surroundings: Surroundings, { structure, root, around }: FoundStructure): Identity {
  const { array, key, classNames, form } = structure;
  const place: Place = { scope: root.scope, offset: root.start };
  const { start, end } = array;
  const items = classNames.map((value): Expression => ({ kind: 'string', value, start, end }));
  const value: Expression = { kind: 'list', bracket: '[', items, start, end };
  const names: NamedValue[] = items.length > 0 ? [{ name: 'class_names', value, place, start, end }] : [];
  const [holder] = around;
  const fields = form === 'classes' && holder ? fieldsBeside(holder, start, place) : [];
  const neighbours =
    form === 'classes' && root.name !== undefined && around.length === 0
      ? neighboursOf(surroundings, root, root.name)
      : [];
  return { name: root.name ?? key, fields: [...names, ...fields], neighbours, path: [] };
}

function fieldsBeside(holder: Expression, own: number, place: Place): readonly NamedValue[] {
  return (fieldsOf(holder) ?? []).flatMap(({ name, value }) =>
    name === undefined || value.start === own
      ? []
      : [{ name, value, place, start: value.start, end: value.end }],
  );
}
