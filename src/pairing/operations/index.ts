export { changedBy, dividedBy, scaledBy } from './arithmetic';
export { oneHot } from './labels';
export type { Operation, OperationArguments } from './operation';
export { isOperation, operationNamed } from './operationNamed';
