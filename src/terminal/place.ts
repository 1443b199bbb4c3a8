/** A file, and a place in it counted from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Takes `FILE[:LINE[:COLUMN]]` apart. A file whose own name ends like that is meant as it stands.
 * @param exists whether there is a file of this name
 */
export function placeOf(operand: string, exists: (file: string) => boolean): FilePlace {
  const match = /^(.*?)(?::(\d+))?(?::(\d+))?$/s.exec(operand);
  const [, file, line, column] = match ?? [];
  if (!file || line === undefined || (operand !== '-' && file !== '-' && exists(operand)))
    return { file: operand };
  return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** The UTF-16 offset of a line and column counted from 1; undefined where there is none. */
export function offsetOf(text: string, line: number, column: number): number | undefined {
  if (line < 1 || column < 1) return undefined;
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let current = 1; current < line; current++) {
    const found = breaks.exec(text);
    if (!found) return undefined;
    start = breaks.lastIndex;
  }
  const next = breaks.exec(text);
  const end = next ? next.index : text.length;
  const offset = start + column - 1;
  return offset <= end ? offset : undefined;
}

/** Line and column of an offset, counted from 1. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
