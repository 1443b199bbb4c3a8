import type { FlatQuestion } from '../../src/pairing';

type Fields = Readonly<Record<string, unknown>>;

/** A snippet with a cursor and what must be read there; the rules are in the README of the cases. */
export interface PairingCase {
  readonly id: string;
  readonly category: string;
  readonly languageId: string;
  readonly text: string;
  readonly offset: number;
  readonly expect: Fields;
}

const cursor = '¦';

export function readPairingCases(json: string): PairingCase[] {
  const cases: unknown = JSON.parse(json);
  if (!Array.isArray(cases)) throw new TypeError('expected a list of cases');
  return cases.map(readCase);
}

function readCase(value: unknown): PairingCase {
  const given = fieldsOf(value);
  const text = textOf(given, 'text');
  const offset = text.indexOf(cursor);
  if (offset < 0) throw new TypeError(`case ${textOf(given, 'id')} has no cursor`);
  return {
    id: textOf(given, 'id'),
    category: textOf(given, 'category'),
    languageId: textOf(given, 'languageId'),
    text: text.slice(0, offset) + text.slice(offset + cursor.length),
    offset,
    expect: fieldsOf(given['expect']),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  if (!isFields(value)) throw new TypeError(`expected an object, found ${JSON.stringify(value)}`);
  return value;
}

function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value !== 'string') throw new TypeError(`expected text in ${key}`);
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Codes of which a false one is a fault. */
const judged = new Set(
  'out-of-range shape softmax-twice truncated not-sum-1 not-log all-ignored zero-probability negative nan infinite operation-not-applied sentinel'.split(
    ' ',
  ),
);

/** What is wrong with an answer; empty where it passes. */
export function faultsOf(expected: PairingCase, got: FlatQuestion | null): string[] {
  const { expect } = expected;
  const kinds = [expect['kind'], ...listOf(expect['kindAccepted'])];
  const kind = got?.kind ?? 'none';
  const faults = kinds.includes(kind) ? [] : [`kind ${kind}, expected ${kinds.join(' or ')}`];
  if (expect['silent'] === true) return [...faults, ...silenceFaults(got)];
  if (isFields(expect['scores']) && !isSameRange(got?.scores, expect['scores']))
    faults.push(`scores at ${JSON.stringify(got?.scores)}, expected ${JSON.stringify(expect['scores'])}`);
  const agreement = targetAgreement(expect, got);
  if (!agreement)
    faults.push(`target ${JSON.stringify(got?.target)}, expected ${JSON.stringify(expect['target'])}`);
  return [...faults, ...diagnosticFaults(expect, got), ...lossFaults(expect, got, agreement)];
}

/**
 * Whether an answer that is wrong claims something: a loss or an applied target that is none of those accepted. To be
 * silent, or to offer, is no claim.
 */
export function isConfidentlyWrong({ expect }: PairingCase, got: FlatQuestion | null): boolean {
  if (!got) return false;
  const isApplied = got.target !== null && got.target !== 'offer';
  if (expect['silent'] === true) return isApplied || got.loss !== null;
  const agreement = targetAgreement(expect, got);
  if (isApplied && !agreement) return true;
  return got.loss !== null && lossFaults(expect, got, agreement).length > 0;
}

function silenceFaults(got: FlatQuestion | null): string[] {
  const faults: string[] = [];
  if (got && got.target !== null) faults.push('a target where nothing should be read');
  if (got && got.loss !== null) faults.push(`a loss, ${got.loss}, where nothing should be read`);
  return faults;
}

type Agreement = 'full' | 'weaker' | undefined;

function targetAgreement(expect: Fields, got: FlatQuestion | null): Agreement {
  const agrees = (wanted: unknown): boolean => agreesWith(wanted, expect, got?.target ?? null);
  if (agrees(expect['target'])) return 'full';
  return listOf(expect['targetAccepted']).some(agrees) ? 'weaker' : undefined;
}

function agreesWith(wanted: unknown, expect: Fields, target: FlatQuestion['target']): boolean {
  if (wanted === null || wanted === undefined || wanted === 'none') return target === null;
  if (wanted === 'offer') return target === 'offer';
  if (isFields(wanted)) return isSameRange(target, wanted);
  return target === wanted || isSameRange(target, expect['targetAt']);
}

function isSameRange(a: unknown, b: unknown): boolean {
  return isFields(a) && isFields(b) && a['start'] === b['start'] && a['end'] === b['end'];
}

function diagnosticFaults(expect: Fields, got: FlatQuestion | null): string[] {
  const codes = (got?.diagnostics ?? []).map(({ code }) => code);
  const wanted = listOf(expect['diagnostics']).map(String);
  const mayRefuse = expect['refusedAccepted'] === true ? ['operation-not-applied'] : [];
  const allowed = new Set([...wanted, ...listOf(expect['diagnosticsAllowed']).map(String), ...mayRefuse]);
  const missing = wanted.filter((code) => !codes.includes(code)).map((code) => `diagnostic ${code} missing`);
  const excess = codes.filter((code) => judged.has(code) && !allowed.has(code));
  return [...missing, ...excess.map((code) => `false diagnostic ${code}`)];
}

function lossFaults(expect: Fields, got: FlatQuestion | null, agreement: Agreement): string[] {
  const loss = got?.loss ?? null;
  const isRefused = (got?.diagnostics ?? []).some(({ code }) => code === 'operation-not-applied');
  if (loss === null) {
    if (expect['refusedAccepted'] === true && isRefused) return [];
    if (agreement === 'weaker' || expect['lossOptional'] === true) return [];
  }
  const accepted = [expect['loss'], ...Object.values(fieldsOf(expect['lossAccepted'] ?? {}))];
  if (!accepted.some((wanted) => isLoss(wanted, loss, got)))
    return [`loss ${loss}, expected ${String(expect['loss'])}${mistake(expect, loss)}`];
  if (agreement !== 'full' || !isClose(loss, expect['loss'])) return [];
  return detailFaults(expect, got);
}

function isLoss(wanted: unknown, loss: number | null, got: FlatQuestion | null): boolean {
  if (wanted === null || wanted === undefined) return loss === null;
  if (Array.isArray(wanted)) return isClose(loss === null ? got?.perRow : loss, wanted);
  return loss !== null && isClose(loss, wanted);
}

function mistake(expect: Fields, loss: number | null): string {
  const known = Object.entries(fieldsOf(expect['wrong'] ?? {})).find(
    ([, value]) => loss !== null && isClose(loss, value),
  );
  return known ? `: that is "${known[0]}"` : '';
}

function detailFaults(expect: Fields, got: FlatQuestion | null): string[] {
  const faults: string[] = [];
  const { convention, reduction, perRow } = expect;
  if (typeof convention === 'string' && got?.convention !== convention)
    faults.push(`convention ${got?.convention ?? 'none'}, expected ${convention}`);
  for (const [key, wanted] of Object.entries(fieldsOf(expect['options'] ?? {}))) {
    const found = Object.entries(got?.options ?? {}).find(([name]) => name === key)?.[1];
    if (!isClose(found, wanted))
      faults.push(`option ${key} is ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
  }
  const reductions = [reduction, ...listOf(expect['reductionAccepted'])];
  if (typeof reduction === 'string' && !reductions.includes(got?.reduction ?? null))
    faults.push(`reduction ${got?.reduction ?? 'none'}, expected ${reductions.join(' or ')}`);
  if (perRow !== undefined && got?.perRow && !isClose(got.perRow, perRow))
    faults.push(`losses of the rows ${JSON.stringify(got.perRow)}, expected ${JSON.stringify(perRow)}`);
  return faults;
}

/** Equal, or numbers within 10⁻⁹ of each other relative to what was wanted; lists element by element. */
function isClose(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one, index) => isClose(found[index], one))
    );
  if (found === wanted) return true;
  const number = typeof wanted === 'number' ? wanted : wanted === 'NaN' ? NaN : Number.NEGATIVE_INFINITY;
  if (typeof found !== 'number') return false;
  return Object.is(found, number) || Math.abs(found - number) <= 1e-9 * Math.abs(number);
}
