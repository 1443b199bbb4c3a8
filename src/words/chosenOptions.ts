import { t } from '@vscode/l10n';
import { optionNames } from '../core/report/takenOptions';
import type { Reading } from '../pairing/reading';
import { optionName, optionValue } from './optionLabels';

/** `Options chosen by you: temperature T = 2, unit = bits.`; nothing where none was. */
export function chosenOptionsText({ chosenOptions, reductionReason, question }: Reading): string | undefined {
  const chosen = optionNames.flatMap((name) => {
    const value = chosenOptions?.[name];
    return value === undefined ? [] : [`${optionName(name)} = ${optionValue(value)}`];
  });
  if (reductionReason.rule === 'choice' && question) chosen.push(t('reduction = {0}', question.reduction));
  return chosen.length === 0 ? undefined : t('Options chosen by you: {0}.', chosen.join(', '));
}
