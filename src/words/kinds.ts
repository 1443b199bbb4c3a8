import { t } from '@vscode/l10n';
import { lossCalled } from '../core';
import type { LossQuestion, Scale } from '../core/question';
import type { ArrayKind, Reading, Reason } from '../pairing/reading';
import type { TextRun } from '../protocol';
import { lossLabel } from './lossLabels';
import { formatCount } from './numbers';
import { kindReason, shortKindReason } from './reasons';

/** What an array is, as the first word of a sentence or of a label. */
export function kindName(kind: ArrayKind): string {
  switch (kind) {
    case 'logits':
      return t('logits');
    case 'probabilities':
      return t('probabilities');
    case 'log-probabilities':
      return t('log-probabilities');
    case 'prediction':
      return t('predictions');
    case 'values':
      return t('values');
    case 'one-hot':
      return t('one-hot target');
    case 'soft-target':
      return t('target distribution');
    case 'index-target':
      return t('target indices');
    case 'indices':
      return t('indices');
    case 'target-values':
      return t('target values');
    case 'multi-label':
      return t('multi-label target');
    case 'weights':
      return t('class weights');
    case 'none':
      return t('numbers');
  }
}

/** What the array at the cursor is: its kind, or the option of the loss that a call takes it as. */
export function readingName({ kind, arrayOption }: Pick<Reading, 'kind' | 'arrayOption'>): string {
  switch (arrayOption) {
    case 'elementWeight':
      return t('weights of the elements');
    case 'posWeight':
      return t('weights of the positives (pos_weight)');
    case 'variance':
      return t('variances');
    default:
      return kindName(kind);
  }
}

/** More axes than these are not listed. */
const mostAxes = 8;

/** `[2, 3]`, as Python and JavaScript print a shape; one of very many axes is cut. */
export function formatShape(shape: readonly number[]): string {
  if (shape.length <= mostAxes) return `[${shape.join(', ')}]`;
  return t('[{0}, …] of {1} axes', shape.slice(0, mostAxes).join(', '), formatCount(shape.length));
}

/**
 * `Logits (by name), 5 classes: softmax applied.` and its relatives: what the scores were read as, why, and
 * what was done to them.
 */
export function readAs(
  kind: ArrayKind,
  reason: Reason,
  { scale, loss, rows, classes }: Pick<LossQuestion, 'scale' | 'loss' | 'rows' | 'classes'>,
  length: 'short' | 'full',
): TextRun[] {
  const isElementwise = lossLabel(loss).target === 'y';
  const name = kind === 'logits' || scale !== 'logits' ? scaleName(scale) : t('Numbers, read as logits');
  const size = isElementwise ? elementCount(rows * classes) : classCount(rows, classes);
  const why = length === 'short' ? [{ text: shortKindReason(reason) }] : kindReason(reason);
  return [
    { text: `${name} (` },
    ...why,
    { text: `), ${size}: ${treatmentOf(loss) ?? treatment(scale, isElementwise)}` },
  ];
}

function classCount(rows: number, classes: number): string {
  const ofRow = classes === 1 ? t('1 class') : t('{0} classes', formatCount(classes));
  return rows > 1 ? t('{0} rows of {1}', formatCount(rows), ofRow) : ofRow;
}

const elementCount = (count: number): string =>
  count === 1 ? t('1 number') : t('{0} numbers', formatCount(count));

/** What a loss of scores that stand for no distribution does with them. */
function treatmentOf(loss: LossQuestion['loss']): string | undefined {
  const entry = lossCalled(loss);
  if (entry.kind !== 'scores') return undefined;
  return entry.probabilities ? t('sparsemax applied.') : t('used as they are.');
}

function treatment(scale: Scale, isElementwise: boolean): string {
  switch (scale) {
    case 'logits':
      return isElementwise ? t('sigmoid applied to each.') : t('softmax applied.');
    case 'probabilities':
      return isElementwise ? t('each used as it is.') : t('used as they are.');
    case 'log-probabilities':
      return t('q is their exponential.');
    case 'values':
      return t('compared one by one.');
  }
}

/** The label of a scale in a pick list. */
export function scaleName(scale: Scale): string {
  switch (scale) {
    case 'logits':
      return t('Logits');
    case 'probabilities':
      return t('Probabilities');
    case 'log-probabilities':
      return t('Log-probabilities');
    case 'values':
      return t('Values');
  }
}
