const languages: Readonly<Record<string, string>> = {
  py: 'python',
  pyi: 'python',
  ipynb: 'json',
  json: 'json',
  jsonc: 'jsonc',
  json5: 'json5',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  log: 'log',
  md: 'markdown',
};

/** VS Code's identifier of a file's language by its extension; plain text for any other and for standard input. */
export function languageOf(file: string): string {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1].toLowerCase();
  return (extension && languages[extension]) ?? 'plaintext';
}
