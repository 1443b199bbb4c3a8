import { t } from '@vscode/l10n';
import type { Explanation, ExplanationBlock } from '../../explanation';
import type {
  FormulaError,
  FormulaOutcome,
  FormulaRange,
  FormulaResult,
  FormulaTask,
  GradientCheck,
} from '../../formula/formulaTask';
import { formatCount, formatNumber } from '../numbers';
import { heading, note, paragraph, precise } from './blocks';
import { signalOutcomeBlocks } from './errorSignalOutcome';
import { figure } from './formulaFigure';
import { caretLines, formulaFault } from './formulaFault';
import { pairsTable, rangeTable } from './formulaTables';
import { rangeWords, zeroSentences } from './formulaZeros';

/** The explanation with what came of its formula: the blocks below its own, or the error beside its input. */
export function withFormulaOutcome(
  explanation: Explanation,
  task: FormulaTask,
  outcome: FormulaOutcome,
): Explanation {
  switch (outcome.kind) {
    case 'result':
      return { ...explanation, blocks: [...explanation.blocks, ...resultBlocks(outcome, task)] };
    case 'error':
      return {
        ...withError(explanation, formulaFault(outcome.error, task.formula)),
        blocks: [...caretBlocks(outcome.error, task.formula), ...explanation.blocks],
      };
    case 'cutOff': {
      const limit = formatNumber(outcome.milliseconds / 1000);
      return withError(explanation, t('This took longer than {0} s and was stopped', limit));
    }
    case 'failed':
      return withError(explanation, t('The formula could not be evaluated: {0}', outcome.message));
  }
}

function withError(explanation: Explanation, error: string): Explanation {
  const inputs = explanation.inputs.map((input) =>
    input.kind === 'text' && input.id === 'formula' ? { ...input, error } : input,
  );
  return { ...explanation, inputs };
}

function caretBlocks(error: FormulaError, formula: string): ExplanationBlock[] {
  if (!('at' in error)) return [];
  return [paragraph({ text: caretLines(formula, error.at), style: 'code' })];
}

function resultBlocks(result: FormulaResult, { pairs, range }: FormulaTask): ExplanationBlock[] {
  if (result.integrals) return signalOutcomeBlocks(result, result.integrals, range);
  return [
    ...derivativeBlocks(result),
    ...(pairs.length > 0 ? [pairsTable(result)] : []),
    heading(t('Where it is zero')),
    ...zeroBlocks(result, range),
    rangeTable(result, range),
  ];
}

function derivativeBlocks({ derivative, withoutDerivative, check }: FormulaResult): ExplanationBlock[] {
  if (derivative === undefined) {
    const part = { text: withoutDerivative ?? '', style: 'code' } as const;
    return [note('warning', t('This formula has no derivative here, because of '), part, '.')];
  }
  const usesSign = derivative.includes('sign(');
  const shown =
    derivative.length > longestDerivative ? `${derivative.slice(0, longestDerivative)}…` : derivative;
  return [
    paragraph('∂f/∂x = ', { text: shown, style: 'code' }, usesSign ? t(', with sign(0) = 0') : ''),
    ...(check ? checkBlocks(check) : []),
  ];
}

const longestDerivative = 400;

function checkBlocks({
  points,
  leftOut,
  largestDifference,
  disagreements,
}: GradientCheck): ExplanationBlock[] {
  const left =
    leftOut > 0 ? ` ${t('Left out, because a number there is not finite: {0}.', formatCount(leftOut))}` : '';
  const [worst] = disagreements;
  if (points === 0) return [note('information', t('Gradient check: no place has finite numbers.'))];
  if (!worst) {
    const agrees = t(
      'Gradient check: the derivative agrees with central differences at all {0} places; the largest difference is {1}.',
      formatCount(points),
      formatNumber(largestDifference),
    );
    return [note('information', agrees + left)];
  }
  const differs = t(
    'Gradient check: at x = {0}, y = {1} the derivative is {2}, the central difference {3}: a step or a kink lies there, or the derivative is wrong.',
    ...[worst.x, worst.y, worst.derivative ?? NaN, worst.difference ?? NaN].map(precise),
  );
  return [note('warning', differs + left)];
}

function zeroBlocks(result: FormulaResult, range: FormulaRange): ExplanationBlock[] {
  const { zerosOfValue, zerosOfDerivative } = result;
  const { nearest } = zerosOfValue;
  const isOnly = zerosOfValue.elsewhere.length === 0 && zerosOfValue.stretches.length === 0;
  return [
    paragraph(rangeWords(range, zerosOfValue.samples)),
    ...(zerosOfDerivative ? [paragraph(zeroSentences(t('The derivative'), zerosOfDerivative, range))] : []),
    paragraph(
      zeroSentences(t('The formula'), zerosOfValue, range),
      nearest && isOnly
        ? t(
            ' Elsewhere it comes nearest to zero at x ≈ {0}: {1}.',
            figure(nearest.x),
            formatNumber(nearest.value, 4),
          )
        : '',
    ),
  ];
}
