import * as vscode from 'vscode';
import type { DocumentLens } from '../sources/documentLens';
import type { TextRun } from '../protocol';
import { asLine, codeSpan, tidied } from '../words/markdown';
import type { Note } from '../words/describe';
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
  return [statement(document, theme), hoverLinks(found, document), ...details(document)];
}

/** What VS Code shows before it scrolls: what was read, what is wrong, the loss, the picture. */
function statement(document: HoverDocument, theme: ThemeKind): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(undefined, true);
  if (document.problem) appendNote(markdown, document.problem);
  appendRuns(markdown, document.headline);
  if (document.loss) appendRuns(markdown, document.loss);
  for (const note of document.notes) if (note.severity !== 'information') appendNote(markdown, note);
  const { answer } = document.description;
  if (answer && document.alternative) {
    const image = `data:image/svg+xml;base64,${base64(picture(answer, theme, document.alternative))}`;
    markdown.appendMarkdown(`![${alternativeText(document.alternative)}](${image})`);
  }
  return markdown;
}

/** Below the links: the reduction, what else there is to know, and the table. */
function details(document: HoverDocument): vscode.MarkdownString[] {
  const markdown = new vscode.MarkdownString(undefined, true);
  for (const line of document.reduction) markdown.appendMarkdown(`${textMarkdown(line)}\n\n`);
  for (const note of document.notes) if (note.severity === 'information') appendNote(markdown, note);
  if (document.table) markdown.appendMarkdown(tableMarkdown(document.table));
  return markdown.value ? [markdown] : [];
}

/** Text as Markdown that shows just this text, whatever it holds. */
export const textMarkdown = (text: string): string =>
  tidied(new vscode.MarkdownString().appendText(asLine(text)).value);

const icons: Readonly<Record<Note['severity'], string>> = {
  error: '$(error)',
  warning: '$(warning)',
  information: '$(info)',
};

function appendNote(markdown: vscode.MarkdownString, { severity, text }: Note): void {
  markdown.appendMarkdown(`${icons[severity]} ${textMarkdown(text)}\n\n`);
}

function appendRuns(markdown: vscode.MarkdownString, runs: readonly TextRun[]): void {
  for (const { text, style } of runs) {
    if (style === 'strong') markdown.appendMarkdown(`**${textMarkdown(text)}**`);
    else if (style === 'code') markdown.appendMarkdown(codeSpan(text));
    else markdown.appendMarkdown(textMarkdown(text));
  }
  markdown.appendMarkdown('\n\n');
}

/** Longest alternative text; what is cut off stands in the table. */
const longestAlternative = 600;

const alternativeText = (text: string): string => textMarkdown(text.slice(0, longestAlternative));

/** Markdown tables set columns edge to edge; the spaces in the headings keep the numbers apart. */
const columnGap = '&emsp;&emsp;';

function tableMarkdown(table: TextTable): string {
  const cell = (text: string, column: number): string => (column === 0 ? '' : columnGap) + textMarkdown(text);
  const cells = (line: readonly string[]): string => `| ${line.map(cell).join(' | ')} |`;
  const alignment = table.head.map((_, column) => (column === 0 ? ':--' : '--:'));
  const lines = [cells(table.head), `| ${alignment.join(' | ')} |`, ...table.lines.map(cells)];
  return lines.join('\n');
}

function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What a hover says where there is an attempt at an array but no array. */
export const problemMarkdown = (text: string): vscode.MarkdownString =>
  new vscode.MarkdownString(`$(info) ${textMarkdown(text)}`, true);
