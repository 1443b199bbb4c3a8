/** Longest text of one array, in UTF-16 code units, that is read at a cursor: about a million numbers. */
export const tooLargeLimit = 4_000_000;

/** How far before an array at a cursor the text is read to know what surrounds it: a comment, a string, a call. */
export const contextWindow = 50_000;

/** How far behind a cursor the end of a bracket that holds no array is looked for. */
export const problemWindow = 20_000;

/** How far from a cursor the ends of an array that is too large are looked for. */
export const bracketWindow = 4 * tooLargeLimit;
