import type * as vscode from 'vscode';

/** Kinds of output that are text, the better one first where an output has several. */
const textual = [
  'text/plain',
  'application/vnd.code.notebook.stdout',
  'application/vnd.code.notebook.stderr',
  'application/json',
  'text/markdown',
  'application/vnd.code.notebook.error',
] as const;

/** What a cell of a notebook printed, all of its outputs one below the other; empty where none is text. */
export function cellOutput(cell: vscode.NotebookCell): string {
  const texts = cell.outputs.flatMap(({ items }) => {
    const item = textual.flatMap((mime) => items.find((one) => one.mime === mime) ?? []).at(0);
    return item ? [textOf(item)] : [];
  });
  return texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
}

function textOf({ data, mime }: vscode.NotebookCellOutputItem): string {
  const text = new TextDecoder().decode(data);
  return mime === 'application/vnd.code.notebook.error' ? messageOf(text) : text;
}

/** A traceback is kept as JSON. */
function messageOf(json: string): string {
  try {
    const error: unknown = JSON.parse(json);
    if (typeof error !== 'object' || error === null) return json;
    const parts = [
      'message' in error ? error.message : undefined,
      'stack' in error ? error.stack : undefined,
    ];
    return parts.filter((part) => typeof part === 'string').join('\n');
  } catch {
    return json;
  }
}
