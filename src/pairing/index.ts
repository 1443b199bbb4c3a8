export { knownLosses, type KnownLoss } from './losses';
export { readAt, readSteps } from './readAt';
export { readNumbers, type SelectedNumbers } from './readNumbers';
export { readQuestionAt, type FlatQuestion } from './readQuestionAt';
export type {
  AppliedOperation,
  ArrayKind,
  Choices,
  ClassLayout,
  Convention,
  Reading,
  ReadRequest,
  ReadTarget,
  Reason,
} from './reading';
