import { MAX_NOTED, type Note } from './note';

/** Longest number that is quoted whole. */
const longestQuoted = 40;

/** A number such as 1e999 is written out, but read as an infinity. */
export const overflow: Note = ({ surroundings, draft }) => {
  const { scores } = draft;
  const { values } = scores;
  if (values.length > MAX_NOTED) return [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value !== Infinity && value !== -Infinity) continue;
    const place = scores.elementRange(index);
    const written = surroundings.text.slice(place.start, place.end);
    // Names of infinities (`Inf32`, `math.Inf(1)`) may hold digits, but do not begin with one.
    if (!/^[-+\u2212]?\s*[\d.]/.test(written)) continue;
    const quoted = written.length > longestQuoted ? `${written.slice(0, longestQuoted)}…` : written;
    return [{ code: 'overflow', severity: 'warning', written: quoted, value, place }];
  }
  return [];
};
