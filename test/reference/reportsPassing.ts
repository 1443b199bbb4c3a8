/** Reports of which every part is read as it should be; the others are run and shown, and may fail for now. */
export const passingReports: ReadonlySet<string> = new Set([
  'ce-onehot-weights',
  'nll-of-probabilities',
  'ce-all-ignored',
  'grad-weighted',
  'sklearn-shape',
  'optax-neginf',
  'nx-u8-column',
  'candle-print',
  'burn-primitive',
  'torch-nan-traceback',
  'lightning-bars',
  'llamacpp-perplexity',
  'ray-pid-prefix',
  'together-positive',
]);
