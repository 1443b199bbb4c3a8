import { comparesValues, scaleForLoss } from '../core';
import { defaultLoss } from './arrayKind';
import { withConvention } from './chosenConvention';
import { fitCandidate } from './complete';
import { withOptions } from './chosenOptions';
import { withCut } from './cutInto';
import type { Draft } from './draft';
import { prepareScores } from './preparedScores';
import type { ArrayKind, Choices, ReadRequest } from './reading';
import { chosenRow, chosenTarget } from './targets';

/** Rows that a person has chosen no target for, beside one that has. */
const LEFT_OUT = -100;

/** The draft with what a person chose in place of what was guessed. */
export function withChoices(draft: Draft, request: ReadRequest): Draft {
  const { choices } = request;
  const asked = choices ? withConvention(withScale(draft, choices), choices) : draft;
  const read = withOptions(asked, choices?.options);
  const axis = choices?.classAxis ?? read.classAxis;
  const placed: Draft = {
    ...read,
    steps: withCut(read.steps, choices),
    classAxis: axis,
    reduction: choices?.reduction ?? read.reduction,
    reductionReason: choices?.reduction ? { rule: 'choice' } : read.reductionReason,
  };
  return withTarget(placed, request);
}

function withScale(draft: Draft, { readAs, loss }: Choices): Draft {
  if (!readAs && !loss) return draft;
  const scale = readAs ?? (loss ? scaleForLoss(loss, draft.scale) : draft.scale);
  const chosen = loss ?? (scale === draft.scale ? draft.loss : defaultLoss(scale));
  const isSame = chosen === draft.loss;
  return {
    ...draft,
    scale,
    loss: chosen,
    kind: readAs ? kindOfScale(readAs) : draft.kind,
    kindReason: readAs ? { rule: 'choice' } : draft.kindReason,
    form: isSame ? draft.form : comparesValues(chosen) ? 'values' : 'either',
    strictness: isSame ? draft.strictness : 'loose',
    convention: isSame ? draft.convention : null,
    mayBeBinary: isSame && draft.mayBeBinary,
    binarySmoothing: isSame && draft.binarySmoothing,
    diagnostics: draft.diagnostics.filter(({ code }) => code !== 'not-a-distribution'),
    isAnswerable: true,
  };
}

function kindOfScale(scale: Choices['readAs'] & string): ArrayKind {
  return scale;
}

function withTarget(draft: Draft, request: ReadRequest): Draft {
  const choice = request.choices?.target;
  if (!request.targetSelection && !choice) return draft;
  const prepared = prepareScores(draft.scores, draft.steps, draft.classAxis);
  if ('failed' in prepared) return draft;
  const { rows } = prepared.layout;
  if (!request.targetSelection && choice?.kind === 'class' && choice.row !== undefined && rows > 1) {
    const fit = draft.target && fitCandidate(prepared, draft.target, draft);
    const known = fit && !('failed' in fit) && fit.target.kind === 'index' ? fit.target.indices : undefined;
    const leftOut = draft.options.ignoreIndex ?? LEFT_OUT;
    const target = chosenRow(choice.index, choice.row, known ?? new Array<number>(rows).fill(leftOut));
    return { ...draft, target, offers: [], defaultIgnoreIndex: leftOut, isAnswerable: true };
  }
  const found = chosenTarget(request, rows);
  if (!found) return draft;
  // A target chosen by hand may be of any form; what the call wants was only for its own.
  const form = comparesValues(draft.loss) ? 'values' : 'either';
  return { ...draft, ...found, target: found.target, form, strictness: 'loose', isAnswerable: true };
}
