import type { Explanation, ExplanationId, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { derivation } from './derivation';
import { expectedValueMaker } from './expectedValue';
import { errorSignal } from './errorSignal';
import type { ExplanationMaker } from './explanationMaker';
import { moreFigures } from './moreFigures';
import { notFiniteMaker } from './notFinite';
import { oneSample } from './oneSample';
import { softmaxTwice } from './softmaxTwice';
import { whatSetsItApart } from './whatSetsItApart';
import { formula } from './formula';
import { frameworks } from './frameworks';
import { gradientCheckMaker } from './gradientCheck';

/** Every explanation, in the order in which they are offered: a file of its own and a line here. */
const makers: readonly ExplanationMaker[] = [
  derivation,
  expectedValueMaker,
  notFiniteMaker,
  softmaxTwice,
  frameworks,
  gradientCheckMaker,
  oneSample,
  whatSetsItApart,
  errorSignal,
  moreFigures,
  formula,
];

type Offered = { readonly id: ExplanationId; readonly label: string };

/** Of each lens, since several views ask, and what is not finite has to be looked for in the whole array. */
const offeredFor = new WeakMap<Lens, readonly Offered[]>();

/** The explanations that say something about the array, with their names. */
export function offeredExplanations(lens: Lens): readonly Offered[] {
  const known = offeredFor.get(lens);
  if (known) return known;
  const offered = makers
    .filter((maker) => maker.applies(lens))
    .map(({ id, label }) => ({ id, label: label() }));
  offeredFor.set(lens, offered);
  return offered;
}

interface Explained {
  readonly id: ExplanationId;
  readonly values: ExplanationValues;
  readonly explanation: Explanation | undefined;
}

/** The last one of each lens: a view that is drawn anew for another reason asks for the same again. */
const lastExplained = new WeakMap<Lens, Explained>();

/** The explanation by its id; undefined where it says nothing about the array. Asked for again it is the same object. */
export function explain(
  lens: Lens,
  id: ExplanationId,
  values: ExplanationValues = {},
): Explanation | undefined {
  const last = lastExplained.get(lens);
  if (last?.id === id && isSame(last.values, values)) return last.explanation;
  const maker = makers.find((each) => each.id === id);
  const explanation = maker?.applies(lens) ? maker.explain(lens, values) : undefined;
  lastExplained.set(lens, { id, values, explanation });
  return explanation;
}

function isSame(values: ExplanationValues, others: ExplanationValues): boolean {
  const names = Object.keys(values);
  return names.length === Object.keys(others).length && names.every((name) => values[name] === others[name]);
}
