/** How a language writes comments, strings and expressions, as far as pairing needs to know. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: boolean;
  readonly tripleQuotes: boolean;
  readonly backticks: boolean;
  /** Blocks stand in braces, not in indentation. */
  readonly braces: boolean;
  /** A log or prose: values are labelled, there are no statements, an apostrophe opens no string. */
  readonly prose: boolean;
  /** `a::b` is part b of a, `x::<T>()` a call of x. */
  readonly paths: boolean;
  /** `x <- 1` and `1 -> x` give x its value, names may hold dots. */
  readonly arrows: boolean;
  /** `.*` and `f.(x)` work element by element, `^` is a power, `'` behind a value transposes it. */
  readonly mathematical: boolean;
  /** `let`, `&x`, `x?`, `vec![…]`, `#[attribute]`. */
  readonly rust: boolean;
}

const hashed: Syntax = {
  lineComments: ['#'],
  blockComments: false,
  tripleQuotes: true,
  backticks: false,
  braces: false,
  prose: false,
  paths: false,
  arrows: false,
  mathematical: false,
  rust: false,
};

const braced: Syntax = {
  ...hashed,
  lineComments: ['//'],
  blockComments: true,
  tripleQuotes: false,
  backticks: true,
  braces: true,
};

const prose: Syntax = { ...hashed, lineComments: [], tripleQuotes: false, prose: true };
const paths: Syntax = { ...braced, backticks: false, paths: true };
const mathematical: Syntax = { ...hashed, mathematical: true };

const byLanguage: ReadonlyMap<string, Syntax> = new Map([
  ...['python', 'toml', 'ruby', 'shellscript', 'jupyter', 'elixir'].map((id) => [id, hashed] as const),
  ...['plaintext', 'log', 'markdown', 'restructuredtext', 'latex', 'diff'].map((id) => [id, prose] as const),
  ...['cpp', 'cuda-cpp', 'php'].map((id) => [id, paths] as const),
  ['rust', { ...paths, rust: true }],
  ['r', { ...hashed, tripleQuotes: false, braces: true, paths: true, arrows: true }],
  ['julia', mathematical],
  ['matlab', { ...mathematical, tripleQuotes: false, lineComments: ['%'] }],
  ['octave', { ...mathematical, tripleQuotes: false, lineComments: ['%', '#'] }],
  ['yaml', { ...prose, lineComments: ['#'] }],
  ['lua', { ...hashed, tripleQuotes: false, lineComments: ['--'] }],
]);

export function syntaxOf(languageId: string): Syntax {
  return byLanguage.get(languageId) ?? braced;
}

export const proseSyntax = prose;
