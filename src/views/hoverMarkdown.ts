import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentLens } from '../sources/documentLens';
import type { TextRun } from '../protocol';
import { codeSpan, escapeMarkdown } from '../words/markdown';
import { hoverDocument, type HoverDocument, type TextTable } from '../words/hoverDocument';
import type { ThemeKind } from '../words/palette';
import { picture } from '../words/picture';
import { hoverLinks } from './hoverLinks';

/**
 * The hover as Markdown: what it says and its picture; the links in a string of their own, the only trusted one, which
 * holds no text of the document; the table.
 */
export function hoverMarkdown(found: DocumentLens, theme: ThemeKind): vscode.MarkdownString[] {
  const document = hoverDocument(found.lens);
  const parts = [statement(document, theme), hoverLinks(found, document)];
  return document.table ? [...parts, tableMarkdown(document.table)] : parts;
}

function statement(document: HoverDocument, theme: ThemeKind): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(undefined, true);
  if (document.problem) {
    markdown.appendMarkdown('$(error) ').appendText(document.problem.text).appendMarkdown('\n\n');
  }
  appendRuns(markdown, document.headline);
  if (document.loss) appendRuns(markdown, document.loss);
  const { answer } = document.description;
  if (answer && document.alternative) {
    const image = `data:image/svg+xml;base64,${base64(picture(answer, theme, document.alternative))}`;
    markdown.appendMarkdown(`![${alternativeText(document.alternative)}](${image})\n\n`);
  }
  for (const line of document.reduction) markdown.appendText(line).appendMarkdown('\n\n');
  for (const note of document.notes) {
    markdown.appendMarkdown(note.severity === 'information' ? '$(info) ' : '$(warning) ');
    markdown.appendText(note.text).appendMarkdown('\n\n');
  }
  return markdown;
}

function appendRuns(markdown: vscode.MarkdownString, runs: readonly TextRun[]): void {
  for (const { text, style } of runs) {
    if (style === 'strong') markdown.appendMarkdown(`**${escapeMarkdown(text)}**`);
    else if (style === 'code') markdown.appendMarkdown(codeSpan(text));
    else markdown.appendMarkdown(escapeMarkdown(text));
  }
  markdown.appendMarkdown('\n\n');
}

/** Longest alternative text; what is cut off stands in the table. */
const longestAlternative = 600;

const alternativeText = (text: string): string => escapeMarkdown(text.slice(0, longestAlternative));

function tableMarkdown(table: TextTable): vscode.MarkdownString {
  const cells = (line: readonly string[]): string => `| ${line.map(escapeMarkdown).join(' | ')} |`;
  const alignment = table.head.map((_, column) => (column === 0 ? ':--' : '--:'));
  const lines = [cells(table.head), `| ${alignment.join(' | ')} |`, ...table.lines.map(cells)];
  return new vscode.MarkdownString(lines.join('\n'));
}

function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What a hover says where there is an attempt at an array but no array. */
export function problemMarkdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString('$(info) ', true).appendText(
    text || t('There is no array of numbers here.'),
  );
}
