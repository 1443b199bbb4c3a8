import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { toldLayouts } from '../pairing/layoutOffers';
import type { DocumentLens } from '../sources/documentLens';
import { offeredExplanations } from '../words/explanations';
import type { HoverDocument } from '../words/hoverDocument';
import { takeLayoutLabel } from '../words/layoutOffers';
import { linkCommands, placeOf, type ArrayPlace } from './arrayPlace';

/** The links under the picture. The only trusted Markdown: it holds our words, numbers and checked arguments alone. */
export function hoverLinks(found: DocumentLens, document: HoverDocument): vscode.MarkdownString {
  const place = placeOf(found);
  const markdown = new vscode.MarkdownString(undefined, true);
  markdown.isTrusted = { enabledCommands: [...linkCommands] };
  const offers = document.classOffers.map((index) =>
    link(String(index), 'lossLens.pickTarget', { ...place, classIndex: index }),
  );
  if (offers.length > 0) markdown.appendMarkdown(`${t('Target: class')} ${offers.join(' · ')}\n\n`);
  const layouts = toldLayouts(found.lens.reading).map((layout) =>
    link(`$(symbol-array) ${takeLayoutLabel(layout)}`, 'lossLens.readLayout', { ...place, layout }),
  );
  if (layouts.length > 0) markdown.appendMarkdown(`${layouts.join(' &nbsp;|&nbsp; ')}\n\n`);
  const { answer } = document.description;
  const links = [link(`$(layout-sidebar-right) ${t('Open Panel')}`, 'lossLens.showInPanel', place)];
  links.push(link(`$(target) ${t('Use as Target')}`, 'lossLens.useAsTarget', place));
  if (answer?.row.q && !answer.row.elementLosses) {
    links.push(link(`$(list-unordered) ${t('Pick Target…')}`, 'lossLens.pickTarget', place));
  }
  if (answer?.row.gradient) links.push(link(`$(copy) ${t('Copy Gradient')}`, 'lossLens.copyGradient', place));
  else if (answer?.row.q) links.push(link(`$(copy) ${t('Copy Softmax')}`, 'lossLens.copySoftmax', place));
  links.push(...explanationLinks(found, place));
  return markdown.appendMarkdown(links.join(' &nbsp;|&nbsp; '));
}

/** What is asked most: why a loss is not finite; and the list of all that is offered. */
function explanationLinks({ lens }: DocumentLens, place: ArrayPlace): string[] {
  const offered = offeredExplanations(lens);
  const numbers = [lens.report?.reduced ?? 0, lens.row?.loss ?? 0, ...(lens.row?.gradient ?? [])];
  const asksWhy = offered.some(({ id }) => id === 'notFinite') && !numbers.every(Number.isFinite);
  return [
    ...(asksWhy ? [link(`$(warning) ${t('Why NaN or Infinite?')}`, 'lossLens.whyNotFinite', place)] : []),
    ...(offered.length > 0 ? [link(`$(question) ${t('Explain…')}`, 'lossLens.explain', place)] : []),
  ];
}

function link(label: string, command: string, argument: ArrayPlace): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}
