import { t } from '@vscode/l10n';
import type { Explanation } from '../../explanation';
import { heading, note, steps, strong } from './blocks';
import { nextSteps } from './notFiniteNext';

/** Longer lines are not looked through. */
const longestLine = 10_000;
const notFiniteWord = /(?<![\p{L}\p{N}_.])[-+\u2212]?(?:nan|inf(?:inity)?)(?![\p{L}\p{N}_.])/iu;

/**
 * What to look at next for a line such as `epoch 3 loss=nan`, which holds no array to look into.
 * @returns undefined where the line has no NaN and no infinity
 */
export function lineNotFinite(line: string): Explanation | undefined {
  const found = line.length <= longestLine ? notFiniteWord.exec(line)?.[0] : undefined;
  if (found === undefined) return undefined;
  return {
    id: 'notFinite',
    title: t('Why NaN or infinite?'),
    inputs: [],
    blocks: [
      note(
        'information',
        strong(t('This line says {0}', found)),
        t(' and holds no array: which element it came from cannot be told from it.'),
      ),
      heading(t('What to look at next')),
      steps(...nextSteps().map((step, index) => `${index + 1}. ${step}`)),
    ],
  };
}
