import { t } from '@vscode/l10n';
import { longestFormula, type FormulaError } from '../../formula/formulaTask';
import { formatCount } from '../numbers';

/** What is wrong with a typed formula, in one sentence. */
export function formulaFault(error: FormulaError, formula: string): string {
  switch (error.code) {
    case 'empty':
      return t('Type a formula in x and y, such as {0}', '(x - y)^2 / 2');
    case 'tooLong':
      return t(
        'At most {0} characters are read; found {1}',
        formatCount(longestFormula),
        formatCount(error.length),
      );
    case 'tooDeep':
      return t('The formula is nested too deep');
    case 'syntax':
      return syntaxFault(error, formula);
    case 'unknownName':
      return t('Character {0}: there is no {1}; names are x, y, pi and e', error.at + 1, error.name);
    case 'unknownFunction':
      return t(
        'Character {0}: there is no function {1}; functions are {2} …',
        error.at + 1,
        error.name,
        known,
      );
    case 'argumentCount':
      return t(
        'Character {0}: {1} takes {2} arguments; found {3}',
        ...[error.at + 1, error.name, error.expected, error.found],
      );
    case 'notAllowed':
      return t('Character {0}: {1} is no part of a formula in real numbers', error.at + 1, named(error.what));
    case 'condition':
      return t('Character {0}: before ? a comparison is expected, such as abs(x - y) < 1', error.at + 1);
  }
}

/** Enough to show how they are spelled. */
const known = 'abs, sqrt, exp, log, sin, cos, tanh, max, min';

/** mathjs tells in English what it expected. */
function syntaxFault({ at, detail }: Extract<FormulaError, { code: 'syntax' }>, formula: string): string {
  const isPower = formula.slice(at - 1, at + 1) === '**';
  const said = t('Character {0}: {1}', at + 1, detail);
  return isPower ? t('{0}. A power is written with ^', said) : said;
}

function named(what: string): string {
  switch (what) {
    case 'AssignmentNode':
    case 'FunctionAssignmentNode':
      return t('an assignment');
    case 'ArrayNode':
    case 'RangeNode':
    case 'ObjectNode':
    case 'IndexNode':
    case 'AccessorNode':
      return t('a list or one of its elements');
    case 'BlockNode':
      return t('a second formula');
    case 'RelationalNode':
      return t('a comparison');
    case 'undefined':
      return t('a comment');
    default:
      return what;
  }
}

/** Widest excerpt, in characters: a side bar shows about so many. */
const widest = 30;

/** The formula around a place and, in a line below, a caret under the place. */
export function caretLines(formula: string, at: number): string {
  const start = Math.max(0, Math.min(at - widest / 2, formula.length - widest));
  const line = formula.slice(start, start + widest).replace(/\s/g, ' ');
  const before = start > 0 ? '…' : '';
  const after = start + widest < formula.length ? '…' : '';
  return `${before}${line}${after}\n${' '.repeat(before.length + at - start)}^`;
}
