import * as vscode from 'vscode';
import { notFiniteInLine } from '../pairing/notFiniteInLine';
import { notFiniteLineText } from '../words/notFiniteLine';
import { textMarkdown } from './hoverMarkdown';

/** How much before the cursor is read: earlier values of the same quantity stand there. */
const before = 200_000;
/** A line is looked at no further than this behind the cursor. */
const after = 400;

/** What a log says with `loss=nan`: nothing of it can be computed, but what to look at next can be told. */
export function notFiniteHover(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const offset = document.offsetAt(position);
  const start = document.positionAt(Math.max(0, offset - before));
  const base = document.offsetAt(start);
  const text = document.getText(new vscode.Range(start, document.positionAt(offset + after)));
  const found = notFiniteInLine(text, offset - base, document.languageId);
  if (!found) return undefined;
  const { sentence, history, steps } = notFiniteLineText(found);
  const markdown = new vscode.MarkdownString(undefined, true);
  markdown.appendMarkdown(`$(warning) ${textMarkdown(sentence)}\n\n${textMarkdown(history)}\n\n`);
  markdown.appendMarkdown(steps.map((step, index) => `${index + 1}. ${textMarkdown(step)}`).join('\n'));
  const range = new vscode.Range(
    document.positionAt(found.start + base),
    document.positionAt(found.end + base),
  );
  return new vscode.Hover(markdown, range);
}
