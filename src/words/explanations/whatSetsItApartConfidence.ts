import { t } from '@vscode/l10n';
import {
  comparedGradient,
  comparedLossIds,
  confidentLogits,
  largestSize,
  limitOfConfidence,
  type ComparedLossId,
  type LogitsOfRow,
} from '../../core/explanations';
import type { ExplanationBlock } from '../../explanation';
import type { Lens } from '../../lens';
import { className } from '../describedItems';
import { formatNumber, formatProbability } from '../numbers';
import { heading, numberTable, paragraph } from './blocks';

/** 1 − q of the wrong class. */
const rests = [0.5, 0.1, 0.01, 1e-3, 1e-6, 1e-12];
/** Of many classes each column takes milliseconds. */
const manyClasses = 300;
const fewRests = [0.1, 1e-6];

/** The largest |∂S/∂ℓ| of each loss as the wrong class is given more and more of the probability. */
export function confidenceBlocks(
  lens: Lens,
  { logits, temperature }: LogitsOfRow,
  target: number,
  wrong: number,
): readonly ExplanationBlock[] {
  const [right, mistaken] = [className(lens, target), className(lens, wrong)];
  const by = temperature === 1 ? 'ℓ' : 'ℓ/T';
  const shown = logits.length > manyClasses ? fewRests : rests;
  const columns = shown.map((rest) => confidentLogits(logits, temperature, wrong, rest));
  const rows = comparedLossIds.map((loss) => ({
    cells: [
      comparedLossName(loss),
      ...columns.map((each) => largestText(loss, each, target)),
      `→ ${limitOfConfidence(loss)}`,
    ],
    mark: loss === 'crossEntropy' ? t('exactly q − p') : undefined,
  }));
  const confidences = shown.map((rest) => formatProbability(1 - rest, rest));
  return [
    heading(t('A confident mistake')),
    paragraph(
      t(
        'The target is {0}; the probability of {1}, a wrong class, is raised, and the others keep their proportions. Below is the largest component of the gradient by {2}, in size.',
        right,
        mistaken,
        by,
      ),
    ),
    numberTable(
      t('Largest {0} by the probability of {1}', temperature === 1 ? '|∂S/∂ℓ|' : 'T·|∂S/∂ℓ|', mistaken),
      [t('loss'), ...confidences, '→ 1'],
      rows,
    ),
    paragraph(
      t(
        'Cross entropy, focal and poly-1 push against it with a size that goes to 1: focal’s for every γ ≥ 0, poly-1’s for every ε, since its factor 1 + ε q goes to 1 with the target’s q to 0. The gradients of the others go to 0: the surer the mistake, the weaker the push.',
      ),
    ),
  ];
}

/** Poly-1's (1 + q)(1 − q) = 1 − q² of the target's q rounds to 1 long before it is. */
function largestText(loss: ComparedLossId, logits: Float64Array, target: number): string {
  const size = largestSize(comparedGradient(loss, logits, target));
  if (loss !== 'poly1') return formatNumber(size);
  return formatProbability(size, Math.exp(2 * logits[target]));
}

export function comparedLossName(loss: ComparedLossId): string {
  switch (loss) {
    case 'crossEntropy':
      return t('cross entropy');
    case 'focal':
      return t('focal, γ = 2');
    case 'poly1':
      return t('poly-1, ε = 1');
    case 'generalizedCrossEntropy':
      return t('generalized cross entropy, ρ = 0.7');
    case 'brier':
      return t('Brier');
    case 'spherical':
      return t('spherical');
    case 'power':
      return t('power, α = 1.5');
    case 'rps':
      return t('ranked probability');
    case 'linear':
      return '1 − q_y';
    case 'absoluteError':
      return 'Σ |q − p|';
  }
}
