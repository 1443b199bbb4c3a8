export type { KnownLoss, Parameter, TargetForm } from './knownLoss';
export { knownLosses, lossNamed } from './lossNamed';
export { parameterRoles } from './parameters';
