import type { Lens } from '../lens';
import { chosenOptionsText } from './chosenOptions';
import { describe } from './describe';
import { lossLine, unitToTell } from './describedLoss';
import { plainText } from './textReport';

/** What stands beside an array in the text: its loss in a few characters, and the sentence behind it. */
export interface ArrayLabel {
  /** `H 0.417`, in a batch `mean H 1.115`. */
  readonly text: string;
  readonly title: string;
}

/** The label of scores that have a loss; undefined for everything else, a target included. */
export function arrayLabel(lens: Lens): ArrayLabel | undefined {
  const { array, scores } = lens.reading;
  if (!scores || scores.start !== array.start || scores.end !== array.end) return undefined;
  const { answer, readAs } = describe(lens, { lines: 2, sort: 'index', gradientOf: 'row' });
  const loss = answer?.loss;
  if (!answer || !loss) return undefined;
  const { reduction } = answer;
  const title = (statement: string): string =>
    [plainText(readAs), statement, chosenOptionsText(lens.reading)].filter(Boolean).join('\n');
  if (answer.question.rows > 1 && reduction) {
    // Without a reduction every row has a loss of its own: no one number is the array's.
    if (reduction.text === '') return undefined;
    const text = `${reduction.label} ${loss.symbol} ${reduction.text}${unitToTell(loss)}`;
    return { text, title: title(reduction.sentence) };
  }
  return {
    text: `${loss.symbol} ${loss.text}${unitToTell(loss)}`,
    title: title(plainText(lossLine(loss, answer.row))),
  };
}
