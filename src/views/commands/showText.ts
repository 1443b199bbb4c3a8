import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { findArrays, readArrayIn } from '../../arrays';
import type { TextRange } from '../../arrays/numericArray';
import { arrayProblemText } from '../../words/arrayProblems';
import { formatCount } from '../../words/numbers';
import { CannotApply } from '../guard';

/** Longest text that is taken from outside of the editor. */
const longestText = 10_000_000;
/** Longest text that is tried as JSON. */
const longestJson = 2_000_000;

/**
 * Opens a text from outside of the editor (a terminal, a browser, the output of a cell) as an untitled document, whole
 * and unchanged, so that it can be edited, searched for targets and kept; the first array is selected.
 * @param whose names the text in messages: `The clipboard`
 * @throws CannotApply where the text holds no array; nothing is opened then
 */
export async function openText(whole: string, whose: string): Promise<void> {
  if (whole.trim() === '') throw new CannotApply(t('{0} holds no text.', whose));
  if (whole.length > longestText) {
    const [length, limit] = [whole.length, longestText].map(formatCount);
    throw new CannotApply(t('{0} holds {1} characters; up to {2} are read.', whose, length, limit));
  }
  const language = languageOf(whole);
  const place = arrayIn(whole, language, whose);
  const document = await vscode.workspace.openTextDocument({ content: whole, language });
  const start = document.positionAt(place.start);
  // Bare numbers are read as long as they are selected; an array is read where the cursor is.
  const end = place.isBare ? document.positionAt(place.end) : start;
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(start, end),
  });
}

interface Place extends TextRange {
  readonly isBare: boolean;
}

function arrayIn(text: string, language: string, whose: string): Place {
  const [first] = findArrays(text, language);
  if (first) return { start: first.start, end: first.end, isBare: false };
  const { array, problem } = readArrayIn(text, { start: 0, end: text.length }, language);
  if (array) return { start: array.start, end: array.end, isBare: true };
  const reason = problem.code === 'none' ? '' : ` ${arrayProblemText(problem)}`;
  throw new CannotApply(t('{0} holds no array of numbers.', whose) + reason);
}

/** What the text is written in, as far as it matters for finding arrays and their targets. */
function languageOf(text: string): string {
  if (isJson(text)) return 'json';
  const isCode =
    /^\s{0,40}(?:import \w|from \w[\w.]{0,80} import|[A-Za-z_]\w{0,80} = \S|.{0,80}\bcross_entropy\()/m;
  return isCode.test(text) ? 'python' : 'plaintext';
}

function isJson(text: string): boolean {
  if (text.length > longestJson || !/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
