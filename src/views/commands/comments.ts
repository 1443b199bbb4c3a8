const prefixes: Readonly<Record<string, string>> = {
  python: '# ',
  yaml: '# ',
  toml: '# ',
  r: '# ',
  julia: '# ',
  shellscript: '# ',
  javascript: '// ',
  javascriptreact: '// ',
  typescript: '// ',
  typescriptreact: '// ',
  jsonc: '// ',
  c: '// ',
  cpp: '// ',
  csharp: '// ',
  go: '// ',
  java: '// ',
  kotlin: '// ',
  rust: '// ',
  swift: '// ',
  matlab: '% ',
  plaintext: '',
  log: '',
  markdown: '',
};

/** What a line of comment begins with; nothing in plain text; undefined where the language has no comments. */
export const commentPrefix = (languageId: string): string | undefined => prefixes[languageId];
