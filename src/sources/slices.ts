/** Work goes on without a pause for so many milliseconds. */
const longestSlice = 8;

export type Steps<Result> = Generator<void, Result, void>;

/**
 * Runs steps in slices, so that long work does not hold up the host. A single step is not divided.
 * @param isStopped asked after every pause
 * @returns undefined where it was stopped
 */
export async function inSlices<Result>(
  steps: Steps<Result>,
  isStopped: () => boolean,
): Promise<Result | undefined> {
  for (let sliceStart = Date.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (Date.now() - sliceStart < longestSlice) continue;
    await pause();
    if (isStopped()) return undefined;
    sliceStart = Date.now();
  }
}

/** The same at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
