import type { LossQuestion } from '../question';
import { report } from '../conventions/report';
import { sumOf } from '../kernel/exactArithmetic';
import { rowQuestion } from './rowQuestion';

/**
 * The central difference of a row's own loss, under its convention, by one of its scores, (L(x + h) − L(x − h))/2h with
 * h = ∛2⁻⁵² · max(1, |x|) (of probabilities ∛2⁻⁵² · x, so as to stay positive): a gradient that knows only the loss.
 * NaN where the loss is not finite on both sides.
 *
 * Error O(h²) + O(2⁻⁵²/h), about 10⁻¹⁰ for a loss of size 1.
 */
export function centralDifference(question: LossQuestion, row: number, classIndex: number): number {
  const { classes, scale } = question;
  const at = question.scores[row * classes + classIndex];
  const width = Math.cbrt(2 ** -52) * (scale === 'probabilities' ? Math.abs(at) : Math.max(1, Math.abs(at)));
  const [above, below] = [at + width, at - width];
  const lossAt = (score: number): number => {
    const scores = question.scores.slice(row * classes, (row + 1) * classes);
    scores[classIndex] = score;
    const { losses } = report({ ...rowQuestion(question, row, scores), reduction: 'sum' });
    return losses === undefined ? NaN : sumOf(losses);
  };
  return (lossAt(above) - lossAt(below)) / (above - below);
}
