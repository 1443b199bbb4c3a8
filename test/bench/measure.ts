/** Milliseconds that `run` takes. */
export function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Median milliseconds of two programs that take turns, so that both meet the same state of the machine, and their ratio. */
export function pairedMedians(
  rounds: number,
  reference: () => unknown,
  measured: () => unknown,
): { readonly reference: number; readonly measured: number; readonly ratio: number } {
  const pairs = Array.from({ length: rounds }, (_, round) => {
    if (round % 2 === 0) {
      const first = milliseconds(reference);
      return { reference: first, measured: milliseconds(measured) };
    }
    const first = milliseconds(measured);
    return { measured: first, reference: milliseconds(reference) };
  });
  return {
    reference: median(pairs.map((pair) => pair.reference)),
    measured: median(pairs.map((pair) => pair.measured)),
    // Of each round, before the median: what slows the machine slows both.
    ratio: median(pairs.map((pair) => pair.reference / pair.measured)),
  };
}
