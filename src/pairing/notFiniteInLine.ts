import type { TextRange } from '../arrays/numericArray';

/** A quantity of training that a text says is NaN or infinite: `loss=nan`, `'train_loss': inf`. */
export interface NotFiniteInLine extends TextRange {
  /** As written: `loss`, `val_loss`, `grad_norm`. */
  readonly name: string;
  readonly value: 'nan' | 'inf' | '-inf';
  /** The last finite value of the same name before it, and how many lines above it stands. */
  readonly before?: { readonly text: string; readonly linesAbove: number };
  /** How many lines above it was first not finite; 0 where this is the first. */
  readonly firstLinesAbove: number;
}

/** How much of a line around the cursor is looked at. */
const reach = 200;
/** How far back earlier values of the same name are looked for. */
const history = 200_000;

/** Quantities that are logged and should be finite; `best_loss=inf` is where a search begins. */
const quantity = [
  String.raw`\w{0,30}(?:(?<![gf])loss|perplexity|entropy|grad_?norm)\w{0,20}`,
  String.raw`(?:\w{0,30}_)?(?:ppl|nll|kl|elbo|r?mse|mae)(?:_\w{0,20})?`,
].join('|');
const notFiniteValue = String.raw`(?:tensor\(\s{0,3})?([-+]?(?:nan|inf(?:inity)?)(?![\w(])(?:\.0)?|[-+]?∞)`;
const inLine = new RegExp(
  String.raw`(?<![\w.])(${quantity})['"]?\s{0,3}(?:[:=]|is|was|became|->|→)\s{0,3}['"]?${notFiniteValue}`,
  'gi',
);
const startingValue = /best|min|max|init|lowest|prev/i;

/** Languages in which `loss = nan` may be a program's own assignment and not a log. */
const programs = new Set([
  'python',
  'javascript',
  'typescript',
  'javascriptreact',
  'typescriptreact',
  'julia',
  'r',
  'rust',
  'go',
  'c',
  'cpp',
  'java',
  'csharp',
  'kotlin',
  'swift',
]);

/**
 * What is said to be NaN or infinite where the cursor is. Assignments and type declarations of programs are none,
 * nor is the infinity that a search for the least loss begins with.
 *
 * @param languageId in the languages of programs only what stands in a comment or a string counts.
 */
export function notFiniteInLine(
  text: string,
  offset: number,
  languageId = 'log',
): NotFiniteInLine | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - reach);
  const lineBreak = text.indexOf('\n', offset);
  const line = text.slice(lineStart, Math.min(lineBreak < 0 ? text.length : lineBreak, offset + reach));
  const found = Array.from(line.matchAll(inLine)).find(
    (match) => lineStart + match.index <= offset && offset <= lineStart + match.index + match[0].length,
  );
  if (found === undefined) return undefined;
  const [written, name, number] = found;
  const value = valueOf(number);
  if (value === 'inf' && startingValue.test(name)) return undefined;
  if (programs.has(languageId) && !isQuotedOrCommented(line.slice(0, found.index))) return undefined;
  const start = lineStart + found.index;
  return { name, value, start, end: start + written.length, ...earlier(text, start, name) };
}

function valueOf(written: string): NotFiniteInLine['value'] {
  if (/nan/i.test(written)) return 'nan';
  return written.startsWith('-') ? '-inf' : 'inf';
}

/** Within a string or behind a comment's sign, as far as the line itself tells. */
function isQuotedOrCommented(before: string): boolean {
  if (/(?:#|\/\/|\/\*|^\s*\*|--|%|>>>)/.test(before)) return true;
  return ['"', "'", '`'].some((quote) => before.split(quote).length % 2 === 0);
}

/** The values of the same name before: the last finite one, and since when none is. */
function earlier(
  text: string,
  start: number,
  name: string,
): Pick<NotFiniteInLine, 'before' | 'firstLinesAbove'> {
  const from = Math.max(0, start - history);
  const past = text.slice(from, start);
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const value = String.raw`['"]?\s{0,3}[:=]\s{0,3}['"]?(?:tensor\(\s{0,3})?([-+]?(?:\d{1,20}(?:\.\d{0,20})?(?:e[-+]?\d{1,3})?|nan|inf(?:inity)?))`;
  const matches = Array.from(past.matchAll(new RegExp(String.raw`(?<![\w.])${escaped}${value}`, 'gi')));
  const linesAbove = (index: number): number => past.slice(index).split('\n').length - 1;
  const lastFinite = matches.findLastIndex((match) => /\d/.test(match[1]));
  const first = matches.at(lastFinite + 1);
  const before =
    lastFinite < 0
      ? undefined
      : { text: matches[lastFinite][1], linesAbove: linesAbove(matches[lastFinite].index) };
  return {
    firstLinesAbove: first === undefined ? 0 : linesAbove(first.index),
    ...(before ? { before } : {}),
  };
}
