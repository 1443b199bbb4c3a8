import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentLens } from '../../sources/documentLens';
import { formatCount } from '../../words/numbers';
import { writtenGradient, writtenSoftmax, type Written } from '../../words/writtenArray';
import { CannotApply } from '../guard';
import { commentPrefix } from './comments';
import { problemOf } from './problem';
import { lensFor, type CommandRooms } from './target';

/** More numbers than these are not written out at once. */
const mostNumbers = 200_000;

export async function copyGradient(rooms: CommandRooms, argument: unknown): Promise<void> {
  await copy(gradientOf(rooms, lensFor(rooms, argument)));
}

export async function copySoftmax(rooms: CommandRooms, argument: unknown): Promise<void> {
  const found = lensFor(rooms, argument);
  checkSize(found);
  const written = writtenSoftmax(found.lens, found.document.languageId);
  if (!written)
    throw new CannotApply(
      problemOf(found) ?? t('These numbers are read as plain values, which have no softmax.'),
    );
  await copy(written);
}

async function copy({ text, what }: Written): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(t('$(check) Copied {0}', what), 4000);
}

function gradientOf(rooms: CommandRooms, found: DocumentLens): Written {
  checkSize(found);
  const written = writtenGradient(found.lens, rooms.panel.gradientOf, found.document.languageId);
  if (written) return written;
  throw new CannotApply(
    problemOf(found) ??
      t('There is no target, so there is no gradient. Choose one with Compare with Target….'),
  );
}

function checkSize(found: DocumentLens): void {
  const count = found.lens.question?.scores.length ?? 0;
  if (count > mostNumbers) {
    throw new CannotApply(
      t(
        'This array has {0} numbers; up to {1} are written out.',
        formatCount(count),
        formatCount(mostNumbers),
      ),
    );
  }
}

/** Writes the gradient as a comment on the line below the array: one edit, one undo step. */
export async function insertGradientBelow(rooms: CommandRooms): Promise<void> {
  const found = lensFor(rooms, undefined);
  const { document } = found;
  const comment = commentPrefix(document.languageId);
  if (comment === undefined) {
    throw new CannotApply(
      t('{0} has no comments to write it in. Copy Gradient puts it on the clipboard.', document.languageId),
    );
  }
  const { text, what } = gradientOf(rooms, found);
  const end = found.editorRange(found.lens.reading.scores ?? found.lens.reading.array).end;
  const line = document.lineAt(end.line);
  const indentation = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, line.range.end, `${eol}${indentation}${comment}${what}: ${text}`);
  if (document.version !== found.version || !(await vscode.workspace.applyEdit(edit))) {
    throw new CannotApply(t('The document could not be changed: it is read-only, or it changed meanwhile.'));
  }
}
