import { MAX_NOTED, type Note } from './note';

/** A log-probability of −∞ is a class with q = 0: masked, where the target has no share in it. */
export const maskedLogs: Note = ({ question }) => {
  if (!question || question.scale !== 'log-probabilities' || question.scores.length > MAX_NOTED) return [];
  const { scores, rows, classes, target } = question;
  for (let row = 0; row < rows; row++) {
    const values = scores.subarray(row * classes, (row + 1) * classes);
    const count = values.reduce((sum, value) => sum + Number(value === -Infinity), 0);
    if (count === 0 || count === classes) continue;
    const hitsTarget = values.some(
      (value, index) =>
        value === -Infinity &&
        (target?.kind === 'index'
          ? target.indices[row] === index
          : (target?.values[row * classes + index] ?? 0) !== 0),
    );
    if (!hitsTarget) return [{ code: 'masked', severity: 'information', row, count, hitsTarget }];
  }
  return [];
};
