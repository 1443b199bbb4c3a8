/** Longest stretch of the document that a sentence quotes. */
const longest = 40;

/** A piece of the document on one line, cut with an ellipsis, to be quoted in a sentence. */
export function quotation(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
