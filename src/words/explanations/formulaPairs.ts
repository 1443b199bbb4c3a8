import { t } from '@vscode/l10n';
import type { LossQuestion } from '../../core/question';
import type { FormulaPair } from '../../formula/formulaTask';
import type { Lens } from '../../lens';

/** More pairs than these of one row are not evaluated. */
const mostPairs = 1000;

export interface FormulaPairs {
  readonly pairs: readonly FormulaPair[];
  /** How many of the row were left out. */
  readonly left: number;
  /** What x and y are, in a sentence. */
  readonly what: string;
}

/** The numbers of the row shown: x its scores, y its target, or the y given where it has none. */
export function formulaPairs({ question, row }: Lens, y: number): FormulaPairs {
  if (!question || !row) return { pairs: [], left: 0, what: '' };
  const targets = targetsOf(question, row.row);
  const pairs = Array.from(row.scores.subarray(0, mostPairs), (x, index) => ({
    x: String(x),
    y: String(targets ? targets[index] : y),
  }));
  return { pairs, left: row.scores.length - pairs.length, what: sentence(question, row.row) };
}

function targetsOf({ target, classes }: LossQuestion, row: number): readonly number[] | undefined {
  if (!target) return undefined;
  const count = Math.min(classes, mostPairs);
  if (target.kind === 'index') {
    return Array.from({ length: count }, (_, index) => Number(index === target.indices[row]));
  }
  return Array.from(target.values.subarray(row * classes, row * classes + count));
}

function sentence({ target, rows }: LossQuestion, row: number): string {
  const own = rows > 1 ? t('x are the numbers of row {0}', row) : t('x are the numbers of this array');
  switch (target?.kind) {
    case undefined:
      return t('{0}; there is no target, so that y is the one given above.', own);
    case 'index':
      return t('{0}, as they are written, y is 1 for the class of the target and 0 for every other.', own);
    case 'distribution':
      return t('{0}, as they are written, y those of the target distribution.', own);
    case 'values':
      return t('{0}, y those of the target.', own);
  }
}
