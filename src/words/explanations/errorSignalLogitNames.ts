import { t } from '@vscode/l10n';
import type { LogitContext, LogitSignalId } from '../../core/explanations';
import { sumOf } from '../../core/kernel/exactArithmetic';

const hasUnitMass = ({ p }: LogitContext): boolean => Math.abs(sumOf(p) - 1) <= 1e-9;

/** The signal as a formula. */
export function logitSignalName(id: LogitSignalId, context: LogitContext): string {
  const difference = hasUnitMass(context) ? 'q − p' : 'Σp·q − p';
  switch (id) {
    case 'difference':
      return difference;
    case 'overTemperature':
      return `(${difference})/T`;
    case 'unscaled':
      return t('q − p, although p does not sum to 1');
    case 'twice':
      return `2(${difference})`;
    case 'probabilities':
      return 'q';
    case 'logits':
      return 'ℓ − p';
    case 'brierGradient':
      return '2 q_k (d_k − Σ q d), d = q − p';
    case 'focalFactor':
      return '(1 − q_y)² (q − p)';
    case 'weighted':
      return 'w_k (q_k − p_k)';
    case 'timesProbability':
      return 'q_k (q_k − p_k)';
    case 'focalEach':
      return '(1 − q_k)² (q_k − p_k)';
    case 'clipped':
      return t('q − p, each clipped to ±¼');
    case 'byNorm':
      return '(q − p)/‖q − p‖';
  }
}

/** The loss of which it is the gradient by ℓ. */
export function logitSignalLoss(id: LogitSignalId, context: LogitContext): string {
  const isPlain = context.temperature === 1;
  const [times, z] = isPlain ? ['', 'ℓ'] : ['T·', 'ℓ/T'];
  const mass = hasUnitMass(context) ? '' : 'Σp·';
  const entropy = `H = ${mass}LogSumExp(${z}) − pᵀ${z} = −Σ p log q`;
  switch (id) {
    case 'difference':
      return isPlain ? entropy : t('{0}, with {1}', 'T·H', entropy);
    case 'overTemperature':
      return entropy;
    case 'twice':
      return t('{0}, with {1}', isPlain ? '2H' : '2T·H', entropy);
    case 'unscaled':
      return `${times}LogSumExp(${z}) − pᵀℓ`;
    case 'probabilities':
      return `${times}LogSumExp(${z})`;
    case 'logits':
      return '½ Σ (ℓ − p)²';
    case 'brierGradient':
      return `${times}Σ (q − p)²`;
    case 'focalFactor':
      return isPlain ? focalFactorLoss : `T·(${focalFactorLoss})`;
    case 'weighted':
      return `w·(${times}LogSumExp(${z}) − pᵀℓ)`;
    default:
      return '';
  }
}

const focalFactorLoss = '−log q_y − 2(1 − q_y) + ½(1 − q_y²)';

/** What else is to be said of a signal. */
export function logitSignalRemark(id: LogitSignalId): string | undefined {
  switch (id) {
    case 'difference':
      return t(
        '∂LogSumExp/∂ℓ is softmax, and that of pᵀℓ is p: cross entropy is what this signal integrates to.',
      );
    case 'unscaled':
      return t(
        'This is the gradient that TensorFlow gives for labels that do not sum to 1. It has a loss, but that is not −Σ p log q.',
      );
    case 'brierGradient':
      return t('The same difference q − p, taken by q and not by ℓ, leads to the Brier score.');
    case 'focalFactor':
      return t(
        'The factor alone in front of q − p has a loss, but that is not the focal loss −(1 − q_y)² log q_y, whose gradient has a second term.',
      );
    case 'weighted':
      return t(
        'Weights inside cross entropy are another thing: −Σ w p log q has the gradient (Σ w p) q − w p, which has a symmetric Jacobian.',
      );
    case 'clipped':
      return t('Clipping a gradient number by number, as optimisers do, is no descent of another loss.');
    case 'byNorm':
      return t('Dividing a gradient by its norm is no descent of another loss either.');
    default:
      return undefined;
  }
}

/** ∂ signal_k/∂ℓ_j for k ≠ j. */
export function logitSignalEntry(id: LogitSignalId, context: LogitContext): string {
  const over = context.temperature === 1 ? '' : '/T';
  const mass = hasUnitMass(context) ? '' : 'Σp·';
  switch (id) {
    case 'difference':
      return `−${mass}q_k q_j${over}`;
    case 'overTemperature':
      return `−${mass}q_k q_j/T²`;
    case 'twice':
      return `−2·${mass}q_k q_j${over}`;
    case 'unscaled':
    case 'probabilities':
      return `−q_k q_j${over}`;
    case 'logits':
      return '0';
    case 'brierGradient':
      return `−2 q_k q_j (d_k + d_j + q_k + q_j − 2 Σ q d − Σ q²)${over}`;
    case 'focalFactor':
      return over === ''
        ? '−(1 − q_y)² q_k q_j + 2 (1 − q_y) q_y d_k d_j, d = q − p'
        : `(−(1 − q_y)² q_k q_j + 2 (1 − q_y) q_y d_k d_j)${over}, d = q − p`;
    case 'weighted':
      return `−w_k q_k q_j${over}`;
    case 'timesProbability':
      return `−(2 q_k − p_k) q_k q_j${over}`;
    case 'focalEach':
      return `−((1 − q_k)² − 2 (1 − q_k)(q_k − p_k)) q_k q_j${over}`;
    case 'clipped':
      return t('{0} where class k is not clipped, else 0', `−q_k q_j${over}`);
    case 'byNorm':
      return `−(q_k q_j + d_k q_j (d_j − Σ q d)/‖d‖²)/‖d‖${over}, d = q − p`;
  }
}
