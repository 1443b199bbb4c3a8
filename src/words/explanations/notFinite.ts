import { t } from '@vscode/l10n';
import { firstNotFinite } from '../../core/explanations/firstNotFinite';
import { notFinite, type NotFiniteFinding } from '../../core/explanations/notFinite';
import { isElementwise } from '../../core/report/families';
import type { LossQuestion } from '../../core/question';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { formatCount, formatNumber } from '../numbers';
import { heading, note, paragraph, steps, strong } from './blocks';
import type { ExplanationMaker } from './explanationMaker';
import { nextSteps } from './notFiniteNext';
import { returnsTable } from './notFiniteReturns';
import { versionTable } from './notFiniteVersions';
import { remedyWords, ruleWords } from './notFiniteWords';

/** Which element is, or makes, NaN or infinite, by which rule, and what frameworks give. */
export const notFiniteMaker: ExplanationMaker = {
  id: 'notFinite',
  label: () => t('Why NaN or infinite?'),
  applies: (lens) => firstNotFinite(arrayOf(lens).values) >= 0 || findingsOf(lens).some(isOfInterest),
  explain: (lens) => ({ id: 'notFinite', title: notFiniteMaker.label(), inputs: [], blocks: blocksOf(lens) }),
};

const arrayOf = ({ reading }: Lens) => reading.scores ?? reading.array;

const knownFindings = new WeakMap<Lens, readonly NotFiniteFinding[]>();

/** Looked for once: what is offered and what is explained ask for the same. */
function findingsOf(lens: Lens): readonly NotFiniteFinding[] {
  const known = knownFindings.get(lens);
  if (known) return known;
  const findings = lens.question === undefined ? [] : notFinite(lens.question);
  knownFindings.set(lens, findings);
  return findings;
}

/** An exponential that only float16 without a shift would overflow is too common to be offered for. */
const isOfInterest = ({ rule }: NotFiniteFinding): boolean => rule !== 'exponentialFloat16';

function blocksOf(lens: Lens): ExplanationBlock[] {
  const { question } = lens;
  const findings = findingsOf(lens);
  const cause = findings.some(
    ({ rule }) => rule === 'nanScore' || rule === 'infiniteLogit' || rule === 'infiniteScore',
  );
  if (question === undefined || findings.length === 0) return [...asShown(lens), ...next()];
  const remedies = [...new Set(findings.map(({ rule }) => remedyWords(rule)))].filter(
    (text) => text !== undefined,
  );
  const versions = versionTable(
    findings.map(({ rule }) => rule),
    question.loss,
  );
  const returns = returnsTable(question, lens.row?.row ?? 0);
  return [
    ...findings.map((finding) => findingBlock(lens, question, finding)),
    ...(returns ? [returns] : []),
    ...(versions ? [versions] : []),
    ...(remedies.length > 0 ? [heading(t('What mends it')), steps(...remedies)] : []),
    ...(cause ? next() : []),
  ];
}

const next = (): ExplanationBlock[] => [
  heading(t('It arose before these numbers: what to look at next')),
  steps(...nextSteps().map((step, index) => `${index + 1}. ${step}`)),
];

function findingBlock(lens: Lens, question: LossQuestion, finding: NotFiniteFinding): ExplanationBlock {
  const { when, count } = finding;
  const place = placeOf(lens, question, finding);
  const others =
    (count > 1 ? t(' {0} more like it.', formatCount(count - 1)) : '') + printedZero(lens, finding);
  const severity = when === 'now' ? 'warning' : 'information';
  return place === ''
    ? note(severity, `${capitalised(ruleWords(finding))}${others}`)
    : note(severity, strong(place), `: ${ruleWords(finding)}${others}`);
}

/** A probability printed as 0.0000 is not known to be 0. */
function printedZero({ reading, writtenScore }: Lens, { value, row, index }: NotFiniteFinding): string {
  if (value !== 0 || row === undefined || index === undefined) return '';
  const { scores, layout } = reading;
  const written = writtenScore(row, index) ?? '';
  const known = layout && scores?.precision?.(layout.elementIndex(row, index));
  const decimals = /^0?\.(0{3,20})$/.exec(written)?.[1].length;
  const halfUnit = known ?? (decimals === undefined ? 0 : 0.5 * 10 ** -decimals);
  if (halfUnit === 0) return '';
  return t(
    ' Printed as {0} it may be anything below {1}: then −log q is at least {2}, not ∞.',
    written || '0',
    formatNumber(halfUnit),
    formatNumber(-Math.log(halfUnit)),
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Row 1, class 0 (cat), −∞`. */
function placeOf(
  { reading }: Lens,
  { rows, loss }: LossQuestion,
  { row, index, value }: NotFiniteFinding,
): string {
  if (row === undefined) return '';
  const inRow = rows > 1 ? t('Row {0}', row) : '';
  if (index === undefined) return inRow || t('The loss');
  const name = reading.classNames?.[index];
  const plain = isElementwise(loss) ? t('element {0}', index) : t('class {0}', index);
  const ofClass = name === undefined ? plain : t('class {0} ({1})', index, name);
  const number = value === undefined || Number.isFinite(value) ? '' : `, ${formatNumber(value)}`;
  return inRow === '' ? `${capitalised(ofClass)}${number}` : `${inRow}, ${ofClass}${number}`;
}

/** An array of which no loss is taken, e.g. one that was printed cut short. */
function asShown(lens: Lens): ExplanationBlock[] {
  const { values, truncated } = arrayOf(lens);
  const count = (is: (value: number) => boolean) => values.reduce((sum, value) => sum + Number(is(value)), 0);
  const nan = count(Number.isNaN);
  const infinite = count((value) => value === Infinity);
  const masked = count((value) => value === -Infinity);
  const shown = truncated ? t('numbers shown') : t('numbers');
  const total = formatCount(values.length);
  if (nan === values.length) {
    return [
      note(
        'warning',
        strong(t('All {0} {1} are NaN', total, shown)),
        t(': it spread here from an earlier operation, or the weights are NaN already.'),
      ),
    ];
  }
  const blocks: ExplanationBlock[] = [];
  if (nan > 0) {
    blocks.push(
      note(
        'warning',
        strong(t('{0} of {1} {2} are NaN', formatCount(nan), total, shown)),
        t(
          ': the first is number {0}, counted from 0. What the rest of its row has in common with it tells where it came in.',
          values.findIndex(Number.isNaN),
        ),
      ),
    );
  }
  if (infinite > 0) {
    blocks.push(
      note(
        'warning',
        strong(t('{0} of {1} {2} are +∞', formatCount(infinite), total, shown)),
        t(': an overflow or a division by 0; softmax of them is NaN.'),
      ),
    );
  }
  if (masked > 0) {
    blocks.push(
      note(
        'information',
        strong(t('{0} of {1} {2} are −∞', formatCount(masked), total, shown)),
        t(
          ': log 0, or a mask. Their probability is 0; a loss is infinite only where the target asks for one.',
        ),
      ),
    );
  }
  return blocks.length > 0 ? blocks : [paragraph(t('Every number is finite.'))];
}
