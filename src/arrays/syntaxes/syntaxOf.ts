import type { Syntax } from '../syntax';
import { javascript, typescript } from './javascript';
import { json, jsonLines } from './json';
import { printed } from './printed';
import { python } from './python';

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
]);

/** The rules of VS Code's language `languageId`; printed text where we know no better. */
export function syntaxOf(languageId: string): Syntax {
  return syntaxes.get(languageId) ?? printed;
}
