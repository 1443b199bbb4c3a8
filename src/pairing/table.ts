import type { NumericArray } from '../arrays/numericArray';
import { defaultLoss, scaleOfKind } from './arrayKind';
import { assemble, type FullReading } from './assemble';
import { withChoices } from './chosen';
import { undecided, type Draft, type TargetCandidate } from './draft';
import { isDistribution } from './fitTarget';
import { arrayOfElements } from './literals';
import { roleOfName, wordsOf } from './names';
import type { Identity } from './namedValues';
import { roundingOf } from './precision';
import type { ArrayKind, Reason, ReadRequest } from './reading';
import type { Surroundings } from './window';

const separators: ReadonlyMap<string, string> = new Map([
  ['csv', ','],
  ['tsv', '\t'],
]);
/** Columns that number or part the rows. */
const counting = /^(?:id|idx|index|step|epoch|row|sample|fold|seed|batch|n|no|nr|time|timestamp)$/;
const MAX_HEADER = 10_000;
const MAX_COLUMNS = 2_000;
/** Numbers of few decimals explain almost any sum. */
const MOST_ROUNDING = 0.02;

interface Columns {
  readonly names: readonly string[];
  readonly scores: readonly number[];
  readonly target: number;
}

/**
 * A table of which a column is named like a target: the other columns are the scores of each row, named by the header.
 * Undefined for any other array.
 */
export function readTable(
  surroundings: Surroundings,
  request: ReadRequest,
  array: NumericArray,
): FullReading | undefined {
  const columns = array.shape.length === 2 ? columnsOf(surroundings, array) : undefined;
  if (!columns) return undefined;
  const scores = columnsFrom(array, columns.scores);
  const indices = columnsFrom(array, [columns.target]);
  const kind = kindOf(surroundings.text, scores, columns);
  const label = columns.names[columns.target] ?? '';
  const reason: Reason = { rule: 'field', text: label };
  const isIndex = indices.values.every((value) => Number.isInteger(value));
  if (!isIndex) return undefined;
  const literal: NumericArray = { ...indices, shape: [array.shape[0] ?? 1] };
  const target: TargetCandidate = {
    literal,
    steps: [],
    range: { start: array.start, end: array.end },
    reason,
    isLinked: true,
  };
  const scale = scaleOfKind(kind);
  const draft: Draft = {
    ...undecided,
    scores,
    kind,
    kindReason: reason,
    scale,
    loss: defaultLoss(scale),
    form: 'index',
    target,
    isAnswerable: true,
  };
  const { start, end } = array;
  const place = { scope: surroundings.resolver.context.program.module, offset: start };
  const items = columns.scores.map(
    (column) => ({ kind: 'string', value: columns.names[column] ?? '', start, end }) as const,
  );
  const names = {
    name: 'class_names',
    value: { kind: 'list', bracket: '[', items, start, end },
    place,
    start,
    end,
  } as const;
  const identity: Identity = { fields: [names], neighbours: [], path: [] };
  return assemble(surroundings, scores, withChoices(draft, request), 'scores', identity);
}

/**
 * The name of a column that is no score, such as `val_loss` or `petal_length`, where no column is named like one: then
 * the table is of measurements, and its rows are no distributions. Undefined for any other array.
 */
export function measuredColumn(surroundings: Surroundings, array: NumericArray): string | undefined {
  const names = array.shape.length === 2 ? headerOf(surroundings, array) : undefined;
  if (!names || names.some(isNamedScore)) return undefined;
  return names.find((name) => !isCounting(name) && roleOfName(name) === 'none');
}

/** The header just above the table, told apart into scores and target; undefined where it has no target. */
function columnsOf(surroundings: Surroundings, array: NumericArray): Columns | undefined {
  const names = headerOf(surroundings, array);
  if (!names || measuredColumn(surroundings, array) !== undefined) return undefined;
  const targets = names.flatMap((name, column) => (roleOfName(name) === 'target' ? [column] : []));
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) return undefined;
  const areNamed = names.some(isNamedScore);
  const isScore = (name: string, column: number): boolean =>
    column !== target && (areNamed ? isNamedScore(name) : !isCounting(name));
  const scores = names.flatMap((name, column) => (isScore(name, column) ? [column] : []));
  return scores.length > 1 ? { names, scores, target } : undefined;
}

const isCounting = (name: string): boolean => counting.test(wordsOf(name).join('_'));

function isNamedScore(name: string): boolean {
  const role = roleOfName(name);
  return role === 'logits' || role === 'probabilities' || role === 'log-probabilities';
}

/** The names of the columns, from the line just above the table. */
function headerOf({ text, languageId }: Surroundings, array: NumericArray): readonly string[] | undefined {
  const separator = separators.get(languageId);
  const columns = array.shape[1] ?? 0;
  if (separator === undefined || columns > MAX_COLUMNS) return undefined;
  const firstLine = text.lastIndexOf('\n', array.start - 1);
  if (firstLine < 0) return undefined;
  const headerStart = text.lastIndexOf('\n', firstLine - 1) + 1;
  const header = text.slice(headerStart, Math.min(firstLine, headerStart + MAX_HEADER)).trimEnd();
  const names = header.split(separator).map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'));
  const isHeader = names.length === columns && names.every((name) => name !== '' && !/^[-+.\d]/.test(name));
  return isHeader ? names : undefined;
}

function columnsFrom(array: NumericArray, columns: readonly number[]): NumericArray {
  const [rows = 0, width = 0] = array.shape;
  const places = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => row * width + column),
  ).flat();
  const elements = places.map((place) => ({
    value: array.values[place] ?? NaN,
    ...array.elementRange(place),
  }));
  return arrayOfElements(array, [rows, columns.length], elements);
}

/** By the columns' names, else by whether every row sums to 1. */
function kindOf(text: string, scores: NumericArray, { names, scores: columns }: Columns): ArrayKind {
  const roles = new Set(columns.map((column) => roleOfName(names[column])));
  const [role, ...others] = roles;
  if (others.length === 0 && (role === 'logits' || role === 'probabilities' || role === 'log-probabilities'))
    return role;
  const classes = columns.length;
  for (let first = 0; first < scores.values.length; first += classes) {
    const elements = Array.from({ length: classes }, (_, index) => first + index);
    const rounding = Math.min(roundingOf(text, scores, elements), MOST_ROUNDING) + 1e-9;
    if (!isDistribution(scores.values.subarray(first, first + classes), classes, rounding)) return 'logits';
  }
  return 'probabilities';
}
