import type { Explanation, ExplanationId, ExplanationValues } from '../../explanation';
import type { Lens } from '../../lens';
import { derivation } from './derivation';
import { expectedValueMaker } from './expectedValue';
import type { ExplanationMaker } from './explanationMaker';
import { moreFigures } from './moreFigures';
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
  frameworks,
  gradientCheckMaker,
  oneSample,
  softmaxTwice,
  whatSetsItApart,
  moreFigures,
  formula,
];

/** The explanations that say something about the array, with their names. */
export function offeredExplanations(lens: Lens): { readonly id: ExplanationId; readonly label: string }[] {
  return makers.filter((maker) => maker.applies(lens)).map(({ id, label }) => ({ id, label: label() }));
}

/** The explanation by its id; undefined where it says nothing about the array. */
export function explain(
  lens: Lens,
  id: ExplanationId,
  values: ExplanationValues = {},
): Explanation | undefined {
  const maker = makers.find((each) => each.id === id);
  return maker?.applies(lens) ? maker.explain(lens, values) : undefined;
}
