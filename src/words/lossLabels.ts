import { t } from '@vscode/l10n';
import { distributionScale, lossCalled, losses } from '../core';
import type { Loss } from '../core/loss';
import type { LossName, LossQuestion } from '../core/question';
import { formatGiven } from './numbers';

/** How a loss is named and written. The formulas are mathematics, the same in every language. */
export interface LossLabel {
  /** In a pick list. */
  readonly name: string;
  /** What must be known before it is chosen: `not proper`, `for ordered classes only`. */
  readonly remark?: string;
  /** Left of the number: `H =`, `L =`. */
  readonly symbol: string;
  /** Right of the number. */
  readonly formula: string;
  readonly unit: string;
  /** Heading of the gradient's column, for the row's own loss. */
  readonly gradient: string;
  /** What the gradient is taken by. */
  readonly by: string;
  /** Heading of the target's column. */
  readonly target: string;
  /** Headings of the score's column and of the solid bar. */
  readonly score?: string;
  readonly bar: string;
  readonly barLegend: string;
}

type Columns = Pick<LossLabel, 'score' | 'bar' | 'barLegend' | 'by' | 'target'>;

/** What decides how a loss is written: what its scores are, and its unit. By default what the library's function takes. */
type Asked = Partial<Pick<LossQuestion, 'scale' | 'options'>>;

/** The label of a loss, in the language of the reader. */
export function lossLabel(loss: LossName, asked: Asked = {}): LossLabel {
  const entry = lossCalled(loss);
  const columns = columnsOf(entry, asked);
  const isOwnScale = entry.kind !== 'distribution' || scaleOf(entry, asked) === entry.gradientBy;
  const inBits = entry.unit === 'nats' && asked.options?.unit === 'bits';
  const general = (isOwnScale ? entry.shortFormula : undefined) ?? entry.formula;
  const unweighted = entry.formulaWith?.(asked.options ?? {}) ?? general;
  const isWeighted = entry.kind === 'elements' && asked.options?.weight !== undefined;
  const formula = isWeighted ? `w·(${unweighted})` : unweighted;
  const hasOwnGradient = isOwnScale && !isWeighted && asked.options?.posWeight === undefined;
  const inUnit = inBits ? `(${formula})/log 2` : formula;
  return {
    ...columns,
    // The table has the English name once; there is a translation of each.
    name: t(entry.title),
    remark: remarkOf(entry),
    symbol: entry.symbol,
    formula: [inUnit, ...optionsInFormula(entry, asked)].join(', '),
    unit: inBits ? 'bits' : entry.unit,
    gradient: hasOwnGradient ? (entry.shortGradient ?? entry.gradient) : `∂${entry.symbol}/∂${columns.by}`,
  };
}

/** `γ = 2`: the options that the formula names, as they are. */
function optionsInFormula(entry: Loss, { options }: Asked): string[] {
  const given: { readonly [option: string]: unknown } = { ...options };
  return Object.entries(entry.options).flatMap(([name, { symbol, byDefault }]) => {
    const value = given[name] ?? byDefault;
    // A list of one per class is too long to be written here.
    return symbol && typeof value === 'number' ? [`${symbol} = ${formatGiven(value)}`] : [];
  });
}

function scaleOf(entry: Loss<LossName>, { scale }: Asked) {
  if (entry.kind !== 'distribution') return undefined;
  return scale === undefined ? entry.gradientBy : distributionScale({ loss: entry.name, scale });
}

function columnsOf(entry: Loss<LossName>, asked: Asked): Columns {
  switch (entry.kind) {
    case 'distribution':
      return distributionColumns(scaleOf(entry, asked));
    case 'scores':
      return entry.probabilities
        ? { score: 'x', bar: 'π', barLegend: 'π = sparsemax(x)', by: 'x', target: 'p' }
        : { bar: 'x', barLegend: 'x', by: 'x', target: 'p' };
    case 'elements':
      if (entry.scale === 'logits')
        return { score: 'ℓ', bar: 'σ(ℓ)', barLegend: t('σ(ℓ), the sigmoid'), by: 'ℓ', target: 'y' };
      if (entry.scale === 'probabilities') return { bar: 'q', barLegend: 'q', by: 'q', target: 'y' };
      return { bar: 'x', barLegend: 'x', by: 'x', target: 'y' };
    case 'vector':
      return { bar: 'x', barLegend: 'x', by: 'x', target: 'y' };
  }
}

function distributionColumns(scale: ReturnType<typeof scaleOf>): Columns {
  switch (scale) {
    case 'probabilities':
      return { bar: 'q', barLegend: 'q', by: 'q', target: 'p' };
    case 'log-probabilities':
      return { score: 'log q', bar: 'q', barLegend: 'q = exp(log q)', by: 'log q', target: 'p' };
    default:
      return { score: 'ℓ', bar: 'q', barLegend: 'q = softmax(ℓ)', by: 'ℓ', target: 'p' };
  }
}

function remarkOf({ properness, forOrderedClasses }: Loss): string | undefined {
  const remarks = [
    properness === 'not proper' ? t('not proper') : '',
    properness === 'not affine in p' ? t('not affine in p') : '',
    forOrderedClasses ? t('for ordered classes only') : '',
  ].filter((remark) => remark !== '');
  return remarks.length > 0 ? remarks.join(', ') : undefined;
}

/** The losses a person can choose by hand, in the order of the pick list: all there are. */
export const chosenLosses: readonly LossName[] = losses.map(({ name }) => name);
