/** The words that the panel and its commands put around explanations. */
import { t } from '@vscode/l10n';

export const explainHeading = (): string => t('Explain');
export const chooseExplanation = (): string => t('Choose an explanation…');
export const closeExplanation = (): string => t('Close the explanation');
export const isComputed = (): string => t('Computing…');
/** What a screen reader says when an explanation is opened or has changed. */
export const explanationSaid = (title: string, first: string): string =>
  first === '' ? title : t('{0}: {1}', title, first);
