import type { NumericArray } from '../arrays/numericArray';
import { targetKind } from './arrayKind';
import type { CallRole } from './callDraft';
import { classNamesIn } from './classNames';
import { complete, type Completed } from './complete';
import type { Draft } from './draft';
import { isOneHot } from './fitTarget';
import type { Identity } from './namedValues';
import { notesOf } from './notes';
import type { TextOptions } from './options';
import type { ArrayKind, ArrayOption, Reading } from './reading';
import { signsOf } from './values';
import type { Surroundings } from './window';

/** A reading, and which options of the loss the text itself gives. */
export interface FullReading {
  readonly reading: Reading;
  readonly textOptions: TextOptions;
  /** The call gives the mean of each row's losses. */
  readonly meansRows?: boolean;
}

/** A reading of an array alone. */
export function emptyReading(array: NumericArray, kind: ArrayKind): Reading {
  return {
    array,
    kind,
    kindReason: { rule: 'default' },
    offers: [],
    convention: null,
    reductionReason: { rule: 'default' },
    operations: [],
    diagnostics: [],
  };
}

/** The reading of a pair, seen from the array at the cursor, which has the part `role` in it. */
export function assemble(
  surroundings: Surroundings,
  array: NumericArray,
  draft: Draft,
  role: CallRole,
  identity: Identity,
): FullReading {
  const completed = complete(surroundings.text, draft);
  const kind =
    role === 'scores'
      ? draft.kind
      : role === 'target'
        ? kindOfTarget(surroundings, array, completed)
        : kindOfOption(role);
  const { prepared, ...rest } = completed;
  const classes = prepared?.layout.classes ?? 0;
  const { target, question } = completed;
  const noted = { surroundings, draft, prepared, target, question };
  const reading: Reading = {
    ...rest,
    array,
    kind,
    arrayOption: optionOf(role),
    kindReason: (role === 'target' && draft.target?.reason) || draft.kindReason,
    scores: draft.scores,
    scoresKind: draft.kind,
    layout: prepared?.layout,
    convention: draft.convention,
    reductionReason: draft.reductionReason,
    chosenOptions: draft.chosenOptions,
    diagnostics: [...completed.diagnostics, ...notesOf(noted, completed.diagnostics)],
    classNames: classNamesIn([...identity.fields, ...identity.neighbours], classes),
  };
  const divided = draft.steps.find(({ divisor, isTemperature }) => divisor !== undefined && isTemperature);
  const temperature = completed.question?.options.temperature ?? divided?.divisor;
  const textOptions = temperature === undefined ? draft.options : { ...draft.options, temperature };
  return { reading, textOptions, meansRows: draft.meansRows };
}

/** The option of the loss that an array is in a call. */
export const optionOf = (role: CallRole): ArrayOption | undefined =>
  role === 'scores' || role === 'target' ? undefined : role;

/** A variance is no weight, nor anything to take a loss of. */
export const kindOfOption = (option: ArrayOption): ArrayKind => (option === 'variance' ? 'none' : 'weights');

/** What the target at the cursor is, from how it fits, else from its values. */
function kindOfTarget(
  { text }: Surroundings,
  array: NumericArray,
  { target, prepared, question }: Completed,
): ArrayKind {
  const signs = signsOf(text, array);
  const isFitted = question?.target !== undefined || target?.kind !== 'values';
  if (!isFitted || !target || !prepared) return targetKind(array, signs);
  if (target.kind === 'index') return 'index-target';
  if (target.kind === 'distribution')
    return isOneHot(array.values, prepared.layout.classes) ? 'one-hot' : 'soft-target';
  const isBinary = question?.loss === 'bceProbs' || question?.loss === 'bceWithLogits';
  return isBinary && signs.areZeroOrOne ? 'multi-label' : 'target-values';
}
