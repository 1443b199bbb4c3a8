import { t } from '@vscode/l10n';
import { findArrays } from '../arrays';
import { readLens } from '../lens';
import { arrayProblemText, placedProblemText } from '../words/arrayProblems';
import { textReport } from '../words/textReport';
import { explainLens, explainRequest, type ExplainRequest } from './explainLens';
import { languageOf } from './languageOf';
import { offsetOf, placeOf, positionAt } from './place';

export interface LensArguments {
  readonly operands: readonly string[];
  readonly language?: string;
  readonly help: boolean;
  /** The explanation to print instead of the report, or `list`. */
  readonly explain?: string;
  /** `NAME=VALUE` for each input of the explanation. */
  readonly inputs?: readonly string[];
}

/** What the command needs from its surroundings, so that it can be tried without a process. */
export interface Terminal {
  /** @throws what the file system throws */
  read(file: string): string;
  print(text: string): void;
  complain(text: string): void;
}

const usage = (): string =>
  [
    t(
      'Usage: npm run lens -- FILE[:LINE[:COLUMN]] [--language ID]   (counted from 1; - reads standard input)',
    ),
    t(
      '       npm run lens -- FILE:LINE[:COLUMN] --explain ID [--input NAME=VALUE]   (--explain list: which there are)',
    ),
  ].join('\n');

/**
 * Prints the lens of the array at a place, or of every array of the file where no line is given.
 * @param call the arguments, or what is wrong with them
 * @returns the exit code: 0 if something was read, 1 if not, 2 for a wrong call
 */
export function runLens(call: LensArguments | string, terminal: Terminal): number {
  if (typeof call === 'string') {
    terminal.complain(call);
    terminal.complain(usage());
    return 2;
  }
  const { operands, language, help, explain, inputs = [] } = call;
  if (help) {
    terminal.print(usage());
    return 0;
  }
  if (operands.length !== 1) {
    terminal.complain(t('One file is expected; found {0}.', operands.length));
    terminal.complain(usage());
    return 2;
  }
  const request = explain === undefined ? undefined : explainRequest(explain, inputs);
  if (typeof request === 'string') {
    terminal.complain(request);
    return 2;
  }
  return readPlace(operands[0], language, terminal, request);
}

function readPlace(
  operand: string,
  language: string | undefined,
  terminal: Terminal,
  request: ExplainRequest | undefined,
): number {
  const place = placeOf(operand, (file) => canRead(terminal, file));
  let text: string;
  try {
    text = terminal.read(place.file);
  } catch (error) {
    terminal.complain(unreadable(place.file, error));
    return 1;
  }
  const languageId = language ?? languageOf(place.file);
  if (place.line !== undefined) {
    const at = { line: place.line, column: place.column };
    return arrayAt(place.file, text, languageId, at, terminal, request);
  }
  if (request === undefined) return everyArray(place.file, text, languageId, terminal);
  terminal.complain(t('--explain needs a line: {0}:LINE[:COLUMN].', place.file));
  return 2;
}

function unreadable(file: string, error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return t('{0} cannot be read: there is no such file.', file);
  if (code === 'EISDIR') return t('{0} cannot be read: it is a folder.', file);
  return t('{0} cannot be read: {1}', file, error instanceof Error ? error.message : String(error));
}

function canRead(terminal: Terminal, file: string): boolean {
  try {
    terminal.read(file);
    return true;
  } catch {
    // Then the operand is taken apart at its colons, and reading its file says what is wrong.
    return false;
  }
}

function everyArray(file: string, text: string, languageId: string, terminal: Terminal): number {
  const arrays = findArrays(text, languageId);
  if (arrays.length === 0) {
    terminal.complain(t('{0} holds no array of numbers.', file));
    return 1;
  }
  arrays.forEach((array, index) => {
    const { line, column } = positionAt(text, array.start);
    if (index > 0) terminal.print('');
    terminal.print(`${file}:${line}:${column}`);
    const { lens, problem } = readLens({ text, offset: array.start, languageId });
    terminal.print(lens ? textReport(lens) : arrayProblemText(problem));
  });
  return 0;
}

function arrayAt(
  file: string,
  text: string,
  languageId: string,
  at: { readonly line: number; readonly column?: number },
  terminal: Terminal,
  request: ExplainRequest | undefined,
): number {
  const offset = offsetOf(text, at.line, at.column ?? 1);
  if (at.line < 1 || at.column === 0) {
    terminal.complain(t('Lines and columns are counted from 1; found {0}.', at.line < 1 ? at.line : 0));
    return 1;
  }
  if (offset === undefined) {
    const lines = text.split(/\r\n|\r|\n/).length;
    terminal.complain(
      at.line > lines
        ? t('{0} has {1} lines; there is no line {2}.', file, lines, at.line)
        : t('Line {0} of {1} has no column {2}.', at.line, file, at.column ?? 1),
    );
    return 1;
  }
  const place = at.column === undefined ? firstArrayOfLine(text, offset, languageId) : offset;
  const { lens, problem } = readLens({ text, offset: place, languageId });
  if (!lens) {
    terminal.complain(placedProblemText(problem, positionAt(text, problem.start)));
    return 1;
  }
  if (request) return explainLens(lens, request, terminal);
  terminal.print(textReport(lens));
  return lens.question && !lens.blocked ? 0 : 1;
}

/** Without a column the first array that lies on the line, wholly or in part. */
function firstArrayOfLine(text: string, lineStart: number, languageId: string): number {
  const rest = text.slice(lineStart).search(/\r|\n/);
  const lineEnd = rest < 0 ? text.length : lineStart + rest;
  const found = findArrays(text, languageId).find((array) => array.end > lineStart && array.start <= lineEnd);
  return found ? Math.max(found.start, lineStart) : lineStart;
}
