import { t } from '@vscode/l10n';

/** Mistakes that show alike in a loss and in its gradient. */
const mistakeIds = [
  'softmaxTwice',
  'weightsLeftOut',
  'smoothingLeftOut',
  'weightsAndSmoothingLeftOut',
  'smoothingOverOthers',
  'smoothingUnscaled',
  'ignoreIndexNotApplied',
  'targetsOneLess',
  'targetsOneMore',
  'largestClassAsTarget',
  'positiveWeightLeftOut',
  'targetsFlipped',
  'half',
  'withoutHalf',
  'squaredError',
  'absoluteError',
  'huber',
  'smoothL1',
  'quartic',
] as const;

export type MistakeId = (typeof mistakeIds)[number];

export function isMistakeId(id: string): id is MistakeId {
  return mistakeIds.some((known) => known === id);
}

/**
 * A mistake in words, or the loss computed in place of the one asked for.
 * @param epsilon the label smoothing, as it is shown; only read where it is a matter of one.
 */
export function mistakeWords(id: MistakeId, epsilon: string): string {
  switch (id) {
    case 'softmaxTwice':
      return t('softmax applied twice');
    case 'weightsLeftOut':
      return t('class weights left out');
    case 'smoothingLeftOut':
      return t('label smoothing left out');
    case 'weightsAndSmoothingLeftOut':
      return t('class weights and label smoothing left out');
    case 'smoothingOverOthers':
      return t('label smoothing {0} spread over the other classes only, ε/(C − 1)', epsilon);
    case 'smoothingUnscaled':
      return t('label smoothing {0} with ε/C for the other classes, none of it for the true one', epsilon);
    case 'ignoreIndexNotApplied':
      return t('ignore index not applied');
    case 'targetsOneLess':
      return t('targets counted from 1: each one less');
    case 'targetsOneMore':
      return t('targets counted from 0: each one more');
    case 'largestClassAsTarget':
      return t('only the likeliest class of each soft target');
    case 'positiveWeightLeftOut':
      return t('weight of the positives left out');
    case 'targetsFlipped':
      return t('targets flipped, 1 − y');
    case 'half':
      return t('squared error with ½');
    case 'withoutHalf':
    case 'squaredError':
      return t('squared error without ½');
    case 'absoluteError':
      return t('absolute error');
    case 'huber':
      return t('Huber loss');
    case 'smoothL1':
      return t('smooth L1 loss');
    case 'quartic':
      return t('fourth power');
  }
}
