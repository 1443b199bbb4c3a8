/**
 * What was started is stopped, last first, however the program ends: by `runCleanup`, or by a signal. Only processes
 * and folders that were registered here are touched.
 */
type Step = () => void | Promise<void>;

const steps: Step[] = [];
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
let listening = false;

/** Registers a step; the function returned takes it out again and runs it. */
export function addCleanup(step: Step): () => Promise<void> {
  listen();
  steps.push(step);
  return async () => {
    const index = steps.indexOf(step);
    if (index < 0) return;
    steps.splice(index, 1);
    await step();
  };
}

/** Runs every step that is still registered; an error of one does not keep the others from running. */
export async function runCleanup(): Promise<void> {
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      console.error('Cleaning up:', error);
    }
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A terminal sends Ctrl+C to every process, and parents pass it on: the second signal must not cut this short.
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void runCleanup().finally(() => process.exit(exitCodes[signal]));
    });
  }
}
