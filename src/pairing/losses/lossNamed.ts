import { axonLosses } from './axon';
import { fluxLosses } from './flux';
import { gluonLosses } from './gluon';
import { kerasLosses } from './keras';
import type { KnownLoss } from './knownLoss';
import { matlabLosses } from './matlab';
import { mlxLosses } from './mlx';
import { optaxLosses } from './optax';
import { paddleLosses } from './paddle';
import { lossesOfR } from './r';
import { burnLosses, candleLosses, tchLosses } from './rust';
import { sklearnLosses } from './sklearn';
import { tensorflowJsLosses, tensorflowLosses } from './tensorflow';
import { torchLosses } from './torch';

/** Every loss that pairing knows. A new one is one more entry. */
export const knownLosses: readonly KnownLoss[] = [
  ...torchLosses,
  ...optaxLosses,
  ...kerasLosses,
  ...tensorflowLosses,
  ...tensorflowJsLosses,
  ...sklearnLosses,
  ...gluonLosses,
  ...candleLosses,
  ...burnLosses,
  ...lossesOfR,
  ...fluxLosses,
  ...matlabLosses,
  ...axonLosses,
  ...mlxLosses,
  ...paddleLosses,
];

/** Losses that are methods of the scores, by the name of the method. */
const methods = new Map(tchLosses.map((loss) => [lastPart(loss.name), loss]));

const byName = new Map<string, KnownLoss>();
const byLastPart = new Map<string, readonly KnownLoss[]>();
for (const loss of knownLosses) {
  for (const name of [loss.name, ...(loss.aliases ?? [])]) if (!byName.has(name)) byName.set(name, loss);
  // Libraries that name their losses as PyTorch does are only known by their imports.
  if (/^(?:mlx|paddle)\./.test(loss.name)) continue;
  const last = lastPart(loss.name);
  byLastPart.set(last, [...(byLastPart.get(last) ?? []), loss]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Names too general to be taken for a loss without their library. */
const ambiguous = new Set([
  'mse',
  'mae',
  'huber',
  'Huber',
  'l2_loss',
  'squared_error',
  'kl_divergence',
  'MSE',
  'MAE',
  'crossentropy',
  'huber_loss',
  'nll',
  'logLoss',
]);
const libraries = new Set(
  'torch optax keras tf_keras tensorflow tfjs sklearn candle_nn burn MLmetrics Metrics ModelMetrics Flux Axon mlx paddle'.split(
    ' ',
  ),
);

/** The loss that a method of its scores takes; undefined where it is none. */
export function lossOfMethod(method: string): KnownLoss | undefined {
  return methods.get(method);
}

/** The loss that a dotted name, its imports resolved, calls; undefined where it is none or could be several. */
export function lossNamed(name: string): KnownLoss | undefined {
  const exact = byName.get(name);
  if (exact) return exact;
  const root = name.slice(0, Math.max(0, name.indexOf('.')));
  const last = lastPart(name);
  if (libraries.has(root) || ambiguous.has(last)) return undefined;
  const known = byLastPart.get(last) ?? [];
  const prefix = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  if (prefix !== '' && !['F', 'nn', 'losses', 'metrics', 'functional', 'nn.functional'].includes(prefix))
    return undefined;
  return known.length === 1 ? known[0] : undefined;
}
