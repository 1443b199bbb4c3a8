import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { t } from '@vscode/l10n';
import { runLens, type LensArguments } from './terminal/runLens';

/**
 * `lens FILE[:LINE[:COLUMN]] [--language ID]`: prints the lens of a file's arrays; `-` reads standard input.
 * `--explain ID [--input NAME=VALUE]` prints an explanation of the array at a place instead.
 */
const words = process.argv.slice(2);
// `-:12` is a place in standard input, not an option.
const isPlace = (word: string): boolean => /^-(?::\d+)*$/.test(word);

function parse(): LensArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: words.filter((word) => !isPlace(word)),
      allowPositionals: true,
      options: {
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        explain: { type: 'string' },
        input: { type: 'string', multiple: true },
      },
    });
    const operands = [...words.filter(isPlace), ...positionals];
    const { language, help = false, explain, input } = values;
    if (input !== undefined && explain === undefined) return t('--input goes with --explain.');
    return { operands, language, help, explain, inputs: input };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// Standard input can be read only once, but whether a file of that name exists is asked before.
const texts = new Map<string, string>();

function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(file === '-' ? 0 : file, 'utf8');
  texts.set(file, text);
  return text;
}

process.exitCode = runLens(parse(), {
  read,
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
