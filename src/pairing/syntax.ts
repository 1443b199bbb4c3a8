/** How a language writes comments and strings, as far as pairing needs to know. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: boolean;
  readonly tripleQuotes: boolean;
  readonly backticks: boolean;
  /** Blocks stand in braces, not in indentation. */
  readonly braces: boolean;
  /** A log or prose: values are labelled, there are no statements, an apostrophe opens no string. */
  readonly prose: boolean;
}

const hashed: Syntax = {
  lineComments: ['#'],
  blockComments: false,
  tripleQuotes: true,
  backticks: false,
  braces: false,
  prose: false,
};

const braced: Syntax = {
  lineComments: ['//'],
  blockComments: true,
  tripleQuotes: false,
  backticks: true,
  braces: true,
  prose: false,
};

const prose: Syntax = {
  lineComments: [],
  blockComments: false,
  tripleQuotes: false,
  backticks: false,
  braces: false,
  prose: true,
};

const hashedLanguages = new Set(['python', 'toml', 'r', 'julia', 'ruby', 'shellscript', 'jupyter']);
const proseLanguages = new Set(['plaintext', 'log', 'markdown', 'restructuredtext', 'latex', 'diff']);

export function syntaxOf(languageId: string): Syntax {
  if (hashedLanguages.has(languageId)) return hashed;
  if (languageId === 'yaml') return { ...prose, lineComments: ['#'] };
  if (languageId === 'matlab' || languageId === 'octave') return { ...hashed, lineComments: ['%', '#'] };
  return proseLanguages.has(languageId) ? prose : braced;
}

export const proseSyntax = prose;
