import { isCrossEntropy, isElementwise, report } from '../../core';
import { MAX_NOTED, type Note } from './note';

/** With weights the mean of a cross entropy has another denominator than the number of rows, or keeps it: what it is divided
 * by is said. */
export const weightedMean: Note = ({ question }) => {
  const isWeighted = question?.target !== undefined && question.options.weight !== undefined;
  if (!isWeighted || question.reduction !== 'mean' || question.scores.length > MAX_NOTED) return [];
  if (!isCrossEntropy(question.loss)) return [];
  const { denominator, ignoredRows } = report(question);
  const rows = question.rows - ignoredRows.length;
  const by = question.target?.kind === 'index' ? 'weights' : 'rows';
  return [{ code: 'weighted-mean', severity: 'information', denominator, rows, by }];
};

/** A weight for each element of a binary cross entropy multiplies its loss, and the mean still counts every element. */
export const elementWeight: Note = ({ question }) => {
  const { weight, posWeight } = question?.options ?? {};
  if (!question?.target || !isElementwise(question.loss) || (!weight && !posWeight)) return [];
  if (question.reduction !== 'mean') return [];
  const elements = question.rows * question.classes;
  return [{ code: 'element-weight', severity: 'information', elements, ofPositives: !weight }];
};
