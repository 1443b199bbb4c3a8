/** Characters that are read between two chances to stop: a few milliseconds. */
export const sliceLength = 50_000;

/** Runs steps to their end. */
export function runSteps<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
