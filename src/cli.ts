import { readFileSync, realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runLens } from './terminal/runLens';

/** `lens FILE[:LINE[:COLUMN]] [--language ID]`: prints the lens of a file's arrays; `-` reads standard input. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});

const exitCode = runLens(
  { operands: positionals, language: values.language, help: values.help ?? false },
  {
    read: (file) => (file === '-' ? readFileSync(0, 'utf8') : readFileSync(realpathSync(file), 'utf8')),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  },
);
process.exitCode = exitCode;
