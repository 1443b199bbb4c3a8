import { contextWindow } from './limits';
import type { TextRange } from './numericArray';

/** A stretch of a text in one language. */
export interface Segment extends TextRange {
  readonly languageId: string;
}

const fence = /^[ \t]{0,20}(?:```|~~~)[ \t]*([\w+#-]*)/;
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    c: 'c',
    h: 'c',
    cpp: 'cpp',
    'c++': 'cpp',
    cuda: 'cpp',
    java: 'java',
    cs: 'csharp',
    'c#': 'csharp',
    csharp: 'csharp',
    go: 'go',
    golang: 'go',
    rust: 'rust',
    rs: 'rust',
    kotlin: 'kotlin',
    kt: 'kotlin',
    swift: 'swift',
    r: 'r',
    matlab: 'matlab',
    octave: 'octave',
    julia: 'julia',
    jl: 'julia',
    yaml: 'yaml',
    yml: 'yaml',
    jsonl: 'jsonl',
  }),
);

/**
 * Markdown's fenced code in languages that printed text does not cover, and what lies between. Fences of Python, JSON
 * and the like stay with the prose: people paste prints into them, and printed text reads their literals too.
 */
export function segments(text: string, from: number, to: number): Segment[] {
  const found: Segment[] = [];
  let start = from;
  let open: string | undefined;
  for (let at = from; at < to;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    const mark = fence.exec(text.slice(at, Math.min(end, at + 60)));
    if (mark) {
      const languageId = open === undefined ? 'plaintext' : (languages.get(open) ?? 'plaintext');
      if (start < at) found.push({ start, end: at, languageId });
      start = Math.min(end + 1, to);
      open = open === undefined ? mark[1].toLowerCase() : undefined;
    }
    at = end + 1;
  }
  const languageId = open === undefined ? 'plaintext' : (languages.get(open) ?? 'plaintext');
  if (start < to) found.push({ start, end: to, languageId });
  return found;
}

/** The stretch that `offset` is in, judged by the fences in a window before it; undefined on a fence. */
export function segmentAt(text: string, offset: number): Segment | undefined {
  let from = Math.max(0, offset - contextWindow);
  if (from > 0) {
    // A fence that names a language opens.
    const opening = /\n[ \t]{0,20}(?:```|~~~)[ \t]*\w/.exec(text.slice(from, offset));
    from = opening ? from + opening.index + 1 : text.indexOf('\n', from) + 1;
  }
  const next = text.slice(offset).search(/\n[ \t]{0,20}(?:```|~~~)/);
  const to = next < 0 ? text.length : offset + next + 1;
  return segments(text, from, to).find(({ start, end }) => start <= offset && offset <= end);
}
