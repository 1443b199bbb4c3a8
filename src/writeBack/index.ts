export { enteredNumber } from './enteredNumber';
export {
  replacementFor,
  type Replacement,
  type WriteOptions,
  type WriteProblem,
  type WriteResult,
} from './replacementFor';
export type { Digits } from './writeInForm';
export { withoutSoftmax } from './withoutSoftmax';
