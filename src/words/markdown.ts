/** Text on one line, its ampersands escaped: what is handed to VS Code's `appendText`, which leaves those alone. */
export const asLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/&/g, '&amp;');

/**
 * What `appendText` made of a line, with spaces at which sentences may wrap, and with the characters escaped besides
 * that begin a table cell, HTML or an icon.
 */
export const tidied = (escaped: string): string =>
  escaped.replace(/&nbsp;/g, ' ').replace(/[|<>$"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A code span shows document text as it is: the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/\$\(/g, '$ (');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), (match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
