import { t } from '@vscode/l10n';
import { hasLogits, logitsOfRow } from '../../core/explanations';
import type { Explanation } from '../../explanation';
import type { ExplanationMaker } from './explanationMaker';
import { signalOfLogits } from './errorSignalOfLogits';
import { signalOfValues } from './errorSignalOfValues';

/** The converse of a gradient: choose the error signal and get the loss, or see why there is none. */
export const errorSignal: ExplanationMaker = {
  id: 'errorSignal',
  label: () => t('From an error signal to its loss'),
  applies: ({ question, row, blocked }) => {
    if (!question || !row?.p || blocked || row.ignored) return false;
    const isOfValues = row.elementLosses !== undefined && question.scale !== 'probabilities';
    return isOfValues || hasLogits(question, row);
  },
  explain(lens, values) {
    const { question, row } = lens;
    const empty: Explanation = { id: 'errorSignal', title: errorSignal.label(), inputs: [], blocks: [] };
    if (!question || !row?.p) return empty;
    if (row.elementLosses) return { ...empty, ...signalOfValues(lens, question, row, row.p, values) };
    const given = logitsOfRow(question, row);
    return given ? { ...empty, ...signalOfLogits(lens, given, row.p, values) } : empty;
  },
};
