import type { Note } from './note';

/** PyTorch's `kl_div` without a reduction gives one number for each element, not one for each row. */
export const perElement: Note = ({ draft, question }) =>
  question?.target &&
  question.loss === 'klDiv' &&
  question.reduction === 'none' &&
  draft.convention === 'pytorch'
    ? [{ code: 'per-element', severity: 'information' }]
    : [];
