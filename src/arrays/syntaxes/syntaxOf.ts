import type { Syntax } from '../syntax';
import { c, csharp, go, java, kotlin, rust, swift } from './braces';
import { javascript, typescript } from './javascript';
import { json, jsonLines } from './json';
import { julia, matlab } from './matrices';
import { delimited, diff, printed } from './printed';
import { python } from './python';
import { r } from './r';
import { toml } from './toml';
import { yaml } from './yaml';

const syntaxes: ReadonlyMap<string, Syntax> = new Map([
  ['python', python],
  ['json', json],
  ['jsonc', json],
  ['json5', json],
  ['jsonl', jsonLines],
  ['jsonlines', jsonLines],
  ['ndjson', jsonLines],
  ['javascript', javascript],
  ['javascriptreact', javascript],
  ['typescript', typescript],
  ['typescriptreact', typescript],
  ['c', c],
  ['cpp', c],
  ['cuda-cpp', c],
  ['objective-c', c],
  ['objective-cpp', c],
  ['java', java],
  ['csharp', csharp],
  ['go', go],
  ['rust', rust],
  ['kotlin', kotlin],
  ['swift', swift],
  ['r', r],
  ['toml', toml],
  ['yaml', yaml],
  ['dockercompose', yaml],
  ['julia', julia],
  ['matlab', matlab],
  ['octave', matlab],
  ['diff', diff],
  ['csv', delimited],
  ['tsv', delimited],
]);

/** The rules of VS Code's language `languageId`; printed text where we know no better. */
export function syntaxOf(languageId: string): Syntax {
  return syntaxes.get(languageId) ?? printed;
}
