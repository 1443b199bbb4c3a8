import { crossEntropyBatch } from './crossEntropyBatch';

export interface Perplexity {
  /** Mean cross entropy of the kept rows; NaN where none is kept. */
  readonly meanNats: number;
  readonly bitsPerToken: number;
  /** e^meanNats. */
  readonly perplexity: number;
}

/**
 * Perplexity of predicted tokens: e to the mean cross entropy of the kept rows.
 *
 * @param logits [B][N].
 * @param targets B class indices; those equal to `ignoreIndex` are left out.
 * @throws as `crossEntropyBatch`.
 * @example perplexity([[0, 0]], [0]).perplexity // 2
 * Error: at most 2 · 2⁻⁵² of the sizes of the terms.
 * Source: Jelinek, Mercer, Bahl and Baker, Perplexity (1977).
 */
export function perplexity(
  logits: ArrayLike<ArrayLike<number>>,
  targets: ArrayLike<number>,
  { ignoreIndex }: { readonly ignoreIndex?: number } = {},
): Perplexity {
  const { loss } = crossEntropyBatch(logits, targets, { ignoreIndex, reduction: 'mean' });
  const meanNats = Number(loss);
  return { meanNats, bitsPerToken: meanNats / Math.LN2, perplexity: Math.exp(meanNats) };
}
