import { contextWindow } from './limits';
import type { TextRange } from './numericArray';
import { printed, syntaxOf } from './syntaxes';

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
    toml: 'toml',
    diff: 'diff',
    patch: 'diff',
  }),
);

const hunkHeader = /^@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@/;

/** The stretches of a text in its language, in those of Markdown's fences, and in the hunks of diffs that it quotes. */
export function segmentsOf(text: string, languageId: string): Segment[] {
  const whole: Segment = { start: 0, end: text.length, languageId };
  const parts = languageId === 'markdown' ? segments(text, 0, text.length) : [whole];
  return parts.flatMap((part) => (syntaxOf(part.languageId) === printed ? withHunks(text, part) : [part]));
}

/** Splits printed text where hunks of diffs begin and end. */
function withHunks(text: string, part: Segment): Segment[] {
  const found: Segment[] = [];
  let { start } = part;
  for (let header = nextHunk(text, start, part.end); header >= 0; header = nextHunk(text, start, part.end)) {
    if (header > start) found.push({ ...part, start, end: header });
    start = hunkEnd(text, header, part.end);
    found.push({ start: header, end: start, languageId: 'diff' });
  }
  return start < part.end ? [...found, { ...part, start }] : found;
}

function nextHunk(text: string, from: number, to: number): number {
  for (let at = text.indexOf('@@ -', from); at >= 0 && at < to; at = text.indexOf('@@ -', at + 1)) {
    const startsLine = at === 0 || text[at - 1] === '\n';
    if (startsLine && hunkHeader.test(text.slice(at, at + 60))) return at;
  }
  return -1;
}

/** Behind the last line that begins as the lines of a hunk do. */
function hunkEnd(text: string, header: number, to: number): number {
  let at = lineBehind(text, header, to);
  while (at < to && '-+ \\'.includes(text[at])) at = lineBehind(text, at, to);
  return at;
}

function lineBehind(text: string, from: number, to: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline >= to ? to : newline + 1;
}

/** The stretch that `offset` is in, judged by a window around it; undefined on a fence of Markdown. */
export function segmentAt(text: string, offset: number, languageId: string): Segment | undefined {
  const whole: Segment = { start: 0, end: text.length, languageId };
  const part = languageId === 'markdown' ? markdownSegmentAt(text, offset) : whole;
  if (!part || syntaxOf(part.languageId) !== printed) return part;
  const from = Math.max(part.start, offset - contextWindow);
  const header = text.slice(from, offset).lastIndexOf('@@ -');
  if (header < 0) return part;
  const near = { ...part, start: from + header, end: Math.min(part.end, offset + contextWindow) };
  const hunk = withHunks(text, near).find(({ start, end }) => start <= offset && offset < end);
  return hunk?.languageId === 'diff' ? hunk : part;
}

/**
 * Markdown's fenced code in languages that printed text does not cover, and what lies between. Fences of Python, JSON
 * and the like stay with the prose: people paste prints into them, and printed text reads their literals too.
 */
function segments(text: string, from: number, to: number): Segment[] {
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
function markdownSegmentAt(text: string, offset: number): Segment | undefined {
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
