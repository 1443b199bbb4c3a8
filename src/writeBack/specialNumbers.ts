interface SpecialNumbers {
  readonly nan: string;
  readonly infinity: string;
}

const python: SpecialNumbers = { nan: "float('nan')", infinity: "float('inf')" };
const javascript: SpecialNumbers = { nan: 'NaN', infinity: 'Infinity' };
const mathematical: SpecialNumbers = { nan: 'NaN', infinity: 'Inf' };
const printed: SpecialNumbers = { nan: 'nan', infinity: 'inf' };

const languages: Readonly<Record<string, SpecialNumbers>> = {
  python,
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  json5: javascript,
  r: mathematical,
  julia: mathematical,
  matlab: mathematical,
  octave: mathematical,
  yaml: { nan: '.nan', infinity: '.inf' },
  toml: printed,
  csv: printed,
  tsv: printed,
  plaintext: printed,
  log: printed,
  markdown: printed,
};

/** How NaN or an infinity is written in a language; undefined where it has no such literal. */
export function specialNumber(value: number, languageId: string): string | undefined {
  const names = Object.hasOwn(languages, languageId) ? languages[languageId] : undefined;
  if (!names) return undefined;
  if (Number.isNaN(value)) return names.nan;
  return value < 0 ? `-${names.infinity}` : names.infinity;
}
