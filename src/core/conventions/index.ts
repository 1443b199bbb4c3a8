export * from './arithmetic';
export * from './compareConventions';
export * from './conventionName';
export * from './difference';
export * from './float16';
export * from './frameworkLoss';
export * from './raised';
export * from './softmaxUnit';
export type { Answer } from './answer';
