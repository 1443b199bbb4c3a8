import type { FormulaOutcome, FormulaTask } from '../src/formula/formulaTask';

/** The time that a formula has once its worker runs, and that the worker has to start, in milliseconds. */
const TIME_LIMIT = 1000;
const START_LIMIT = 10_000;
/** From so long on it is said that something is being computed. */
const SLOW = 150;

/** The worker's script lies beside the panel's own. Read while this script runs: later nothing tells its address. */
const ownScript = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/**
 * Evaluates typed formulas in a worker, which is loaded with the first of them and ended with the last, or as soon as
 * one takes more than a second. Of formulas given meanwhile only the newest is evaluated.
 */
export class FormulaRunner {
  private worker: Promise<Worker> | undefined;
  private task: FormulaTask | undefined;
  private isRunning = false;
  private written = '';
  private outcome: FormulaOutcome | undefined;
  private slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether it has taken so long that it should be said. */
  isSlow = false;

  /** @param onChange there is an outcome, or it takes long */
  constructor(private readonly onChange: () => void) {}

  /** What has come of a formula; a new one is started, and is undefined until then. */
  outcomeOf(task: FormulaTask): FormulaOutcome | undefined {
    const written = JSON.stringify(task);
    if (written !== this.written) {
      this.written = written;
      this.task = task;
      this.outcome = undefined;
      this.isSlow = false;
      clearTimeout(this.slowTimer);
      this.slowTimer = setTimeout(() => {
        this.isSlow = true;
        this.onChange();
      }, SLOW);
      void this.runNewest();
    }
    return this.outcome;
  }

  /** Nobody looks at a formula any more. */
  end(): void {
    this.written = '';
    this.task = undefined;
    clearTimeout(this.slowTimer);
    if (this.worker) this.endWorker(this.worker);
  }

  private async runNewest(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    while (this.task) {
      const { task } = this;
      this.task = undefined;
      const outcome = await this.run(task);
      if (JSON.stringify(task) !== this.written) continue;
      clearTimeout(this.slowTimer);
      this.outcome = outcome;
      this.onChange();
    }
    this.isRunning = false;
  }

  private async run(task: FormulaTask): Promise<FormulaOutcome> {
    const started = (this.worker ??= startWorker());
    try {
      const outcome = await answerOf(await started, task);
      if (outcome.kind === 'cutOff') this.endWorker(started);
      return outcome;
    } catch (error) {
      this.endWorker(started);
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  private endWorker(started: Promise<Worker>): void {
    if (this.worker === started) this.worker = undefined;
    void started.then(
      (worker) => worker.terminate(),
      // It has never run.
      () => undefined,
    );
  }
}

/** A page of the editor may start workers from its own text alone, not from an address. */
async function startWorker(): Promise<Worker> {
  const address = new URL('formulaWorker.js', ownScript);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  const source = URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
  const worker = new Worker(source);
  try {
    await settled(worker, START_LIMIT, () => undefined);
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(source);
  }
}

async function answerOf(worker: Worker, task: FormulaTask): Promise<FormulaOutcome> {
  const answer = settled(worker, TIME_LIMIT, (): FormulaOutcome => ({
    kind: 'cutOff',
    milliseconds: TIME_LIMIT,
  }));
  worker.postMessage(task);
  return answer;
}

/** The worker's next message; after the time limit what `late` gives, or a failure where it gives nothing. */
function settled<Message>(worker: Worker, limit: number, late: () => Message | undefined): Promise<Message> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const given = late();
      if (given === undefined) reject(new Error(`no answer after ${limit} ms`));
      else resolve(given);
    }, limit);
    worker.onmessage = (event: MessageEvent<Message>) => {
      clearTimeout(timer);
      resolve(event.data);
    };
    worker.onerror = (event) => {
      clearTimeout(timer);
      reject(new Error(event.message));
    };
  });
}
