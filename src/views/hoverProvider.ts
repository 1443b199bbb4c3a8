import * as vscode from 'vscode';
import type { Lens } from '../lens';
import type { LensReader } from '../sources/documentLens';
import { textWindow } from '../sources/textWindow';
import { arrayProblemText } from '../words/arrayProblems';
import { hoverMarkdown, problemMarkdown } from './hoverMarkdown';
import { wasMeantAsNumbers } from './attemptedArray';
import { notFiniteHover } from './notFiniteHover';
import { isEnabled } from './settings';
import { themeKind } from './themeKind';

/** Shows the lens of the array under the pointer; nothing anywhere else. */
export class LensHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly reader: LensReader,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isEnabled('hover', document) || token.isCancellationRequested) return undefined;
    try {
      return await this.hoverAt(document, position, token);
    } catch (error) {
      this.log.error('hover:', error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  private async hoverAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const ofLine = notFiniteHover(document, position);
    if (ofLine) return ofLine;
    const offset = document.offsetAt(position);
    const reading = await this.reader.readInSlices(document, offset, token);
    if (!reading) return undefined;
    const { found, problem } = reading;
    if (found) {
      const { array } = found.lens.reading;
      if (!hasSomethingToSay(found.lens)) return undefined;
      return new vscode.Hover(hoverMarkdown(found, themeKind()), found.editorRange(array));
    }
    const window = textWindow(document, offset);
    const { start, end } = problem;
    const inWindow = { ...problem, start: start - window.base, end: end - window.base };
    if (!wasMeantAsNumbers(window.text, inWindow)) return undefined;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    return range.contains(position)
      ? new vscode.Hover(problemMarkdown(arrayProblemText(problem)), range)
      : undefined;
  }
}

/**
 * Dates, shapes, loss curves and other numbers that nothing speaks for as scores get no hover, nor does a single number
 * in brackets: commands still read them.
 */
function hasSomethingToSay({ question, reading }: Lens): boolean {
  if (reading.kind === 'none') return false;
  if (!question) return reading.diagnostics.some(({ code }) => code !== 'not-a-distribution');
  const isLoneNumber = question.scores.length === 1 && !question.target;
  return !isLoneNumber || reading.kindReason.rule !== 'default';
}
