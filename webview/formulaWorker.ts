/** The worker of typed formulas: says that it is there, then answers each task. */
import type { FormulaTask } from '../src/formula/formulaTask';
import { runFormula } from '../src/formula/runFormula';

self.onmessage = (event: MessageEvent<FormulaTask>) => self.postMessage(runFormula(event.data));
self.postMessage('ready');
