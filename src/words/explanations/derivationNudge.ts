import { t } from '@vscode/l10n';
import type { Nudge } from '../../core/explanations';
import type { ExplanationBlock } from '../../explanation';
import { formatNumber } from '../numbers';
import { note, paragraph, precise, steps, tidy } from './blocks';

/** The slope of a loss by one score, seen by moving it, beside the gradient. */
export function nudgeSteps(
  { step, raised, lowered, slope, rounding }: Nudge,
  symbol: string,
  name: string,
  gradient: number,
): readonly ExplanationBlock[] {
  if (!Number.isFinite(slope)) {
    return [
      paragraph(
        t('Nudging {0} gives no slope: the number is too large or the loss beside it is not finite.', name),
      ),
    ];
  }
  const h = tidy(step);
  return [
    steps(
      t('{0} with {1} raised by {2}: {3}', symbol, name, h, formatNumber(raised, 10)),
      t('{0} with it lowered by {1}: {2}', symbol, h, formatNumber(lowered, 10)),
      t('their difference over 2·{0} = {1}, and the gradient is {2}', h, precise(slope), precise(gradient)),
    ),
    ...(Math.abs(gradient) > 1e3 * rounding
      ? []
      : [
          note(
            'information',
            t(
              'The rounding of this difference is about {0}: a smaller gradient cannot be seen in it.',
              formatNumber(rounding),
            ),
          ),
        ]),
  ];
}
