/**
 * Text as Markdown that shows just this text: no link, image, HTML, icon or table cell can come of it. VS Code's own
 * `appendText` does the same but makes every space unbreakable, so that sentences would not wrap.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!~|<>&$"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A code span shows document text as it is: the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/\$\(/g, '$ (');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), (match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
