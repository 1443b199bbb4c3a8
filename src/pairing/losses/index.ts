export type { KnownLoss, Parameter, TargetForm } from './knownLoss';
export { knownLosses, lossNamed, lossOfMethod } from './lossNamed';
export { parameterRoles } from './parameters';
