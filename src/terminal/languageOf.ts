/** Extensions of each language, by VS Code's identifier. `.m` is MATLAB's: Objective-C is rarer beside numbers. */
const extensions: Readonly<Record<string, string>> = {
  python: 'py pyi pyw',
  json: 'json ipynb',
  jsonc: 'jsonc',
  json5: 'json5',
  jsonl: 'jsonl ndjson jsonlines',
  javascript: 'js mjs cjs',
  javascriptreact: 'jsx',
  typescript: 'ts mts cts',
  typescriptreact: 'tsx',
  c: 'c',
  cpp: 'cpp cc cxx c++ h hpp hh hxx h++ ipp inl tpp',
  'cuda-cpp': 'cu cuh',
  'objective-cpp': 'mm',
  java: 'java',
  csharp: 'cs csx',
  go: 'go',
  rust: 'rs',
  kotlin: 'kt kts',
  swift: 'swift',
  r: 'r',
  julia: 'jl',
  matlab: 'm',
  lua: 'lua',
  php: 'php',
  ruby: 'rb',
  shellscript: 'sh bash zsh',
  elixir: 'ex exs',
  yaml: 'yaml yml',
  toml: 'toml',
  csv: 'csv',
  tsv: 'tsv tab',
  diff: 'diff patch rej',
  markdown: 'md markdown',
  restructuredtext: 'rst',
  latex: 'tex',
  log: 'log',
};

const languages: ReadonlyMap<string, string> = new Map(
  Object.entries(extensions).flatMap(([language, all]) =>
    all.split(' ').map((extension) => [extension, language] as const),
  ),
);

/** VS Code's identifier of a file's language by its extension; plain text for any other and for standard input. */
export function languageOf(file: string): string {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1].toLowerCase();
  return languages.get(extension ?? '') ?? 'plaintext';
}
