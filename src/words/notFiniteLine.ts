import { t } from '@vscode/l10n';
import type { NotFiniteInLine } from '../pairing/notFiniteInLine';
import { formatCount } from './numbers';
import { nextSteps } from './explanations/notFiniteNext';

/** What is said where a log has `loss=nan`: a sentence, what came before it, and what to look at next. */
export interface NotFiniteLineText {
  readonly sentence: string;
  readonly history: string;
  readonly steps: readonly string[];
}

export function notFiniteLineText(found: NotFiniteInLine): NotFiniteLineText {
  return { sentence: sentence(found), history: history(found), steps: nextSteps() };
}

function sentence({ name, value }: NotFiniteInLine): string {
  switch (value) {
    case 'nan':
      return t('{0} is NaN. No number here says why: it arose before this line was written.', name);
    case 'inf':
      return t('{0} is infinite: an overflow, a logarithm of 0 or a division by 0.', name);
    case '-inf':
      return t('{0} is −∞: a logarithm of 0, or an overflow.', name);
  }
}

function history({ before, firstLinesAbove, name }: NotFiniteInLine): string {
  const last =
    before === undefined
      ? t('No finite {0} stands in the text before.', name)
      : t('The last finite {0} before is {1}, {2}.', name, before.text, above(before.linesAbove));
  const first =
    firstLinesAbove === 0
      ? t('This is the first that is not.')
      : t('The first that is not stands {0}: look there.', above(firstLinesAbove));
  return `${last} ${first}`;
}

function above(lines: number): string {
  if (lines === 0) return t('on the same line');
  return lines === 1 ? t('one line above') : t('{0} lines above', formatCount(lines));
}
