import type { Diagnostic } from '../../core/diagnostic';
import { classAxis } from './classAxis';
import { clippedElsewhere } from './clippedElsewhere';
import { flatBatch } from './flatBatch';
import { float32Underflow } from './float32Underflow';
import { gradientBeside } from './gradientBeside';
import { maskedLogs } from './maskedLogs';
import type { Note, NotedReading } from './note';
import { overflow } from './overflow';
import { perElement, rowMeans } from './perElement';
import { unknownLoss } from './unknownLoss';
import { elementWeight, weightedMean } from './weightedMean';

/** A new note is a file of its own and a line here. */
const notes: readonly Note[] = [
  weightedMean,
  elementWeight,
  classAxis,
  flatBatch,
  clippedElsewhere,
  float32Underflow,
  gradientBeside,
  maskedLogs,
  overflow,
  perElement,
  rowMeans,
  unknownLoss,
];

/** What is said of a reading beside what core says of its question; nothing twice. */
export function notesOf(reading: NotedReading, said: readonly Diagnostic[]): readonly Diagnostic[] {
  const codes = new Set(said.map(({ code }) => code));
  return notes.flatMap((note) => note(reading)).filter(({ code }) => !codes.has(code));
}
