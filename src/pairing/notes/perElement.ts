import type { Note } from './note';

/** A function of Keras gives the mean of each row, where the losses here are one for each element. */
export const rowMeans: Note = ({ draft, question }) =>
  draft.meansRows && question?.target ? [{ code: 'row-means', severity: 'information' }] : [];

/** PyTorch's `kl_div` without a reduction gives one number for each element, not one for each row. */
export const perElement: Note = ({ draft, question }) =>
  question?.target &&
  question.loss === 'klDiv' &&
  question.reduction === 'none' &&
  draft.convention === 'pytorch'
    ? [{ code: 'per-element', severity: 'information' }]
    : [];
