/** Categories of which every case must pass; cases of the others are run and counted, and may fail for now. */
export const requiredCategories: ReadonlySet<string> = new Set([
  'call',
  'annotations',
  'offer',
  'no-pair',
  'out-of-range',
  'operations',
  'silent',
  'variables',
  'modules',
  'argument-order',
  'softmax-twice',
  'regression',
  'bce',
  'kinds',
  'logs',
  'json',
]);
