import type { TextRange } from '../arrays/numericArray';
import { defaultLoss, guessKind, scaleOfKind } from './arrayKind';
import { assemble } from './assemble';
import { withChoices } from './chosen';
import { undecided, type Draft } from './draft';
import { arrayOfElements } from './literals';
import type { Identity } from './namedValues';
import type { Reading, ReadRequest } from './reading';
import { readSurroundings } from './window';

/** Numbers that a person selected one by one, or as a column: together they are one array. */
export interface SelectedNumbers {
  /** Lengths along each axis; their product is the number of values. */
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** Where each is written, in the order of the text. */
  readonly ranges: readonly TextRange[];
}

/** Nothing around the numbers speaks for all of them. */
const unnamed: Identity = { name: undefined, fields: [], neighbours: [], path: [] };

/**
 * Selected numbers as scores: probabilities where they sum to 1, else logits, as whoever selects them means them to be
 * read; a target is only chosen by hand.
 */
export function readNumbers(request: ReadRequest, { shape, values, ranges }: SelectedNumbers): Reading {
  const range = { start: ranges[0].start, end: ranges[ranges.length - 1].end };
  const elements = ranges.map((own, index) => ({ ...own, value: values[index] }));
  const array = arrayOfElements(range, shape, elements);
  const { kind } = guessKind(request.text, array, undefined, true);
  const isKnown = kind === 'probabilities' || kind === 'log-probabilities';
  const scale = isKnown ? scaleOfKind(kind) : 'logits';
  const draft: Draft = {
    ...undecided,
    scores: array,
    kind: isKnown ? kind : 'values',
    kindReason: { rule: 'selection' },
    scale,
    loss: defaultLoss(scale),
    isAnswerable: true,
  };
  const place = { start: range.start, end: range.start };
  const surroundings = readSurroundings(request.text, request.languageId, place, 0);
  return assemble(surroundings, array, withChoices(draft, request), 'scores', unnamed).reading;
}
