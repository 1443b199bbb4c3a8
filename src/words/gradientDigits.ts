/** One class's numbers, as far as they are there. */
export interface Difference {
  readonly bar?: number;
  readonly complement?: number;
  readonly outline?: number;
  readonly gradient?: number;
}

/**
 * 1 − |q − p|, where it can be had without cancellation: q for a class of p = 1, 1 − q for one of p = 0. Undefined for
 * any other p and where the gradient is not q − p itself.
 */
export function gradientComplement({ bar, complement, outline, gradient }: Difference): number | undefined {
  if (bar === undefined || outline === undefined || gradient === undefined) return undefined;
  if (!(Math.abs(gradient - (bar - outline)) <= 1e-15)) return undefined;
  if (outline === 1) return bar;
  return outline === 0 ? complement : undefined;
}
