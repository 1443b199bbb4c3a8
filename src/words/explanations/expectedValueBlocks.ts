import { t } from '@vscode/l10n';
import type { ExpectedValue } from '../../core/explanations';
import type { Match } from '../../core/explanations/expectedValueMatch';
import type { Candidate } from '../../core/explanations/expectedValueUnits';
import type { WrittenFigure } from '../../core/explanations/writtenFigure';
import type { LossQuestion } from '../../core/question';
import type { ExplanationBlock, ExplanationTable, TextRun } from '../../explanation';
import { formatCount, formatNumber } from '../numbers';
import { candidateCode } from './expectedValueCode';
import { candidateWords } from './expectedValueWords';

/** More ways than these that give one figure tell nothing more. */
const mostMatches = 8;
/** Losses of rows that a cell has room for. */
const mostValues = 8;

const strong = (text: string): TextRun => ({ text, style: 'strong' });

/** `0.6371` is the sum; what was asked is the mean, 0.31854. */
export function agreement(
  { matches, asRead }: ExpectedValue,
  figures: readonly WrittenFigure[],
  question: LossQuestion,
): ExplanationBlock {
  const [best] = matches;
  const written = figuresText(figures);
  if (best.deviations === 0) {
    return {
      kind: 'text',
      runs: [
        strong(written),
        { text: t(' is what these arrays give: ') },
        strong(candidateWords(best)),
        { text: precisionNote(best) },
      ],
    };
  }
  const own = asRead.find(({ deviations }) => deviations === 0);
  const ownText = own
    ? t(' As read here, the {0} is {1}.', candidateWords(own), exact(own.value))
    : t(' As read here, the losses are not reduced ({0}).', question.reduction);
  return {
    kind: 'text',
    runs: [
      strong(written),
      { text: ' = ' },
      strong(candidateWords(best)),
      { text: `${precisionNote(best)}.${ownText}` },
    ],
  };
}

function precisionNote({ precision }: Match): string {
  switch (precision) {
    case 'digits':
      return '';
    case 'cut':
      return t(', with its further digits cut off');
    case 'float32':
      return t(', as far as float32 tells');
    case 'inputs':
      return t(', within the rounding of the scores as they are written');
  }
}

/** Says what was tried, and that nothing is no proof. */
export function noneFound(
  { tried, isLimited }: ExpectedValue,
  figures: readonly WrittenFigure[],
): ExplanationBlock {
  const reading =
    figures.length === 1 && figures[0].digits < 3
      ? t(' {0} has so few digits that it is read as if zeros followed.', figures[0].text)
      : '';
  const limit = isLimited ? t(' The array is large: only the commonest ways were tried.') : '';
  return {
    kind: 'text',
    severity: 'warning',
    runs: [
      strong(t('None found')),
      {
        text:
          t(
            ': {0} ways to compute a loss of these arrays were tried, and none gives {1}.',
            formatCount(tried),
            figuresText(figures),
          ) +
          reading +
          limit,
      },
    ],
  };
}

/** The ways that give the figure, the likeliest first. */
export function matchesTable(
  { matches, tried }: ExpectedValue,
  question: LossQuestion,
  figures: readonly WrittenFigure[],
): ExplanationTable {
  const few = figures.length === 1 && figures[0].digits < 4;
  const notes = [
    matches.length > mostMatches
      ? t('{0} more give it too.', formatCount(matches.length - mostMatches))
      : undefined,
    t('{0} ways were tried; no number was fitted.', formatCount(tried)),
    few ? t('So few digits may agree by chance: more of them decide.') : undefined,
  ];
  return {
    kind: 'table',
    caption: t('What gives {0}, the likeliest first', figuresText(figures)),
    columns: columns(),
    rows: matches.slice(0, mostMatches).map((match, place) => ({
      cells: cellsOf(match, question),
      ...(place === 0 ? { mark: t('likeliest') } : {}),
    })),
    note: notes.filter((note) => note !== undefined).join(' '),
  };
}

/** What the arrays give as they were read. */
export function asReadTable({ asRead, isLimited }: ExpectedValue, question: LossQuestion): ExplanationTable {
  return {
    kind: 'table',
    caption: t('These arrays as they were read'),
    columns: columns(),
    rows: asRead.map((candidate) => ({
      cells: cellsOf(candidate, question),
      ...(candidate.deviations === 0 ? { mark: t('as asked') } : {}),
    })),
    ...(isLimited ? { note: t('The array is large: only the commonest ways are tried.') } : {}),
  };
}

const columns = (): ExplanationTable['columns'] => [
  { heading: t('how'), align: 'start' },
  { heading: t('divided by'), align: 'end' },
  { heading: t('value'), align: 'end' },
  { heading: t('in PyTorch'), align: 'start' },
];

function cellsOf(
  candidate: Candidate & { readonly values?: Float64Array },
  question: LossQuestion,
): string[] {
  const { denominator, value, values } = candidate;
  const shown = values ? [...values.subarray(0, mostValues)].map(exact).join(', ') : exact(value);
  return [
    candidateWords(candidate),
    denominator === 1 ? '' : formatNumber(denominator, 6),
    values && values.length > mostValues ? `${shown}, …` : shown,
    candidateCode(candidate, question),
  ];
}

/** Ten digits: more than any figure that people compare. */
const exact = (value: number): string => formatNumber(value, 10);

const figuresText = (figures: readonly WrittenFigure[]): string =>
  figures.length <= mostValues
    ? figures.map(({ text }) => text).join(', ')
    : `${figures
        .slice(0, mostValues)
        .map(({ text }) => text)
        .join(', ')}, …`;
