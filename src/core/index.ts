export * from './question';
export * from './report';
export * from './diagnostic';
export * from './losses';
export * from './lossModules';
export * from './categorical/softmax';
export * from './categorical/logSoftmax';
export * from './categorical/logSumExp';
export * from './categorical/batch';
export * from './categorical/effectiveTarget';
export * from './categorical/crossEntropyBatch';
export * from './categorical/klDivergence';
export * from './categorical/klFromLogits';
export * from './categorical/jsDivergence';
export * from './categorical/entropy';
export * from './categorical/entropyGradient';
export * from './categorical/perplexity';
export * from './categorical/temperatureGradient';
export * from './categorical/sampledGradient';
export * from './categorical/crossEntropyHessian';
export * from './categorical/topClasses';
export * from './categorical/complement';
export * from './elementwise/elementwiseLoss';
export * from './categorical/tangentGradient';
export { report, rowReport } from './conventions/report';
export * from './conventions/compareConventions';
export * from './conventions/conventionName';
export * from './report/diagnose';
export * from './report/lossBound';
export {
  comparesValues,
  distributionScale,
  isCrossEntropy,
  isElementwise,
  scaleForLoss,
} from './report/families';
