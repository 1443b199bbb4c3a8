import { t } from '@vscode/l10n';
import type { DescribedAnswer } from './describe';
import { gradientText, type DescribedItem } from './describedItems';
import { barText } from './hoverDocument';
import { alignDecimals } from './numbers';
import { inkColours, seriesColours, type ThemeKind } from './palette';
import { rulerLine } from './rulerPicture';
import { fit, line, rectangle, ring, text } from './svg';

/** Width that a hover shows without scrolling sideways. */
const width = 484;
const rowHeight = 18;
const keyHeight = 17;
const rulerHeight = 22;
const nameWidth = 106;
const numberWidth = 52;
const barStart = nameWidth + numberWidth + 8;
const gradientStart = 318;
const fonts =
  '-apple-system, BlinkMacSystemFont, Segoe WPC, Segoe UI, system-ui, Ubuntu, Open Sans, Droid Sans, sans-serif';

interface Lanes {
  readonly barEnd: number;
  /** Zero of the first lane: its start for distributions, its middle for plain values. */
  readonly barZero: number;
  readonly barScale: number;
  readonly gradientZero: number;
  readonly gradientScale: number;
}

interface Ink {
  readonly text: string;
  readonly quiet: string;
  readonly track: string;
  readonly axis: string;
  readonly q: string;
  readonly p: string;
  readonly gradient: string;
  readonly highContrast: boolean;
}

/**
 * The hover's picture: H as a length on the axis of the logits, then per class q inside p's hatched outline and the
 * gradient in a lane of its own. Colours are those of one kind of theme; the background is transparent.
 * @returns SVG text, well under 30 kB for any number of classes
 */
export function picture(answer: DescribedAnswer, kind: ThemeKind, alternative: string): string {
  const ink: Ink = { ...inkColours[kind], ...seriesColours[kind], highContrast: kind.startsWith('hc') };
  const ruler = rulerLine(answer, width, ink);
  const top = ruler ? rulerHeight : 0;
  const lanes = lanesOf(answer);
  const bodyTop = top + keyHeight;
  const height = bodyTop + rowHeight * answer.items.length + 2;
  const bars = alignDecimals(answer.items.map((item) => barText(item, answer.barAxis)));
  const rows = answer.items
    .map((item, index) => itemRow(item, bars[index], bodyTop + rowHeight * index, lanes, ink, answer))
    .join('');
  const zero = answer.columns.gradient
    ? line(lanes.gradientZero, bodyTop, lanes.gradientZero, height - 2, ink.text)
    : '';
  const barZero =
    answer.barAxis === 'values' ? line(lanes.barZero, bodyTop, lanes.barZero, height - 2, ink.axis) : '';
  const body = ruler + key(answer, top, ink) + rows + barZero + zero;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${fonts}" font-size="12" style="font-variant-numeric:tabular-nums" role="img">` +
    `<title>${titleText(alternative)}</title>${hatch(ink.p)}${body}</svg>`
  );
}

/** The title repeats the alternative text; a long one is cut, since the table has it all. */
const titleText = (alternative: string): string =>
  alternative
    .slice(0, 400)
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}\p{S}]/gu, ' ')
    .replace(/[&<>]/g, ' ');

const hatch = (colour: string): string =>
  '<defs><pattern id="h" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  `<rect width="1.1" height="4" fill="${colour}"/></pattern></defs>`;

/** The end of an axis: the smallest of 1, 0.5, 0.2, 0.1 … that holds every value; a power-of-ten multiple above 1. */
function axisEnd(values: readonly number[]): number {
  const most = values.reduce(
    (largest, value) => Math.max(largest, Number.isFinite(value) ? Math.abs(value) : 0),
    0,
  );
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= most * (1 - 1e-12)) ?? 10 * power;
}

const present = (values: readonly (number | undefined)[]): number[] =>
  values.filter((value): value is number => value !== undefined);

function lanesOf(answer: DescribedAnswer): Lanes {
  const { items, columns, barAxis } = answer;
  const barEnd = columns.gradient ? gradientStart - 22 : width;
  const largest = axisEnd(present(items.flatMap((item) => [item.bar, item.outline])));
  const isDistribution = barAxis === 'distribution';
  const gradientZero = (gradientStart + width) / 2;
  return {
    barEnd,
    barZero: isDistribution ? barStart : (barStart + barEnd) / 2,
    barScale:
      (isDistribution ? barEnd - barStart : (barEnd - barStart) / 2) /
      (isDistribution ? Math.max(1, largest) : largest),
    gradientZero,
    gradientScale: (width - gradientStart) / 2 / axisEnd(present(items.map((item) => item.gradient))),
  };
}

function key(answer: DescribedAnswer, top: number, ink: Ink): string {
  const { columns } = answer;
  const quiet = { fill: ink.quiet, size: 11 };
  const baseline = top + 11;
  const barLabel = columns.bar;
  const outlineStart = barStart + 26 + barLabel.length * 7;
  let out = text(0, baseline, columns.name, quiet);
  out += rectangle(barStart, top + 3, 9, 9, ink.q) + text(barStart + 13, baseline, barLabel, quiet);
  if (columns.outline) {
    out += rectangle(outlineStart + 0.5, top + 3.5, 8, 8, 'url(#h)', ink.p);
    out += text(outlineStart + 13, baseline, t('{0} target', columns.outline), quiet);
  }
  if (columns.gradient) {
    const label = fit(t('{0} gradient', columns.gradient), width - gradientStart - 14, 6);
    out +=
      rectangle(gradientStart, top + 3, 9, 9, ink.gradient) +
      text(gradientStart + 13, baseline, label, quiet);
  }
  return out;
}

function itemRow(
  item: DescribedItem,
  bar: string,
  y: number,
  lanes: Lanes,
  ink: Ink,
  answer: DescribedAnswer,
): string {
  const middle = y + rowHeight / 2;
  const showsTarget = item.isTarget && answer.columns.outline !== undefined;
  const nameStart = showsTarget ? 14 : 0;
  const name = fit(item.name, nameWidth - nameStart - 4);
  let out = showsTarget ? ring(5, middle, 4.3, ink.p) : '';
  out += text(nameStart, middle + 4, name, { fill: ink.text, weight: showsTarget ? 600 : undefined });
  out += text(nameWidth + numberWidth, middle + 4, bar, { fill: ink.text, anchor: 'end' });
  out += ink.highContrast
    ? line(barStart, middle, lanes.barEnd, middle, ink.axis, 0.75, '1 3')
    : rectangle(barStart, middle - 4, lanes.barEnd - barStart, 8, ink.track);
  out +=
    outlineBar(item.outline, middle, lanes, ink) +
    solidBar(item.bar, middle, lanes.barZero, lanes.barScale, ink.q);
  if (answer.columns.gradient) out += gradientCell(item, middle, lanes, ink);
  return out;
}

function outlineBar(value: number | undefined, middle: number, lanes: Lanes, ink: Ink): string {
  if (value === undefined || value === 0 || !Number.isFinite(value)) return '';
  const size = Math.abs(value) * lanes.barScale;
  const start = value < 0 ? lanes.barZero - size : lanes.barZero;
  return rectangle(start + 0.5, middle - 6.5, Math.max(1, size - 1), 13, 'url(#h)', ink.p);
}

/** A bar from zero; every number that is not zero keeps at least a pixel, since small is not nothing. */
function solidBar(
  value: number | undefined,
  middle: number,
  zero: number,
  scale: number,
  fill: string,
): string {
  if (value === undefined || value === 0 || !Number.isFinite(value)) return '';
  const size = Math.max(1, Math.abs(value) * scale);
  return rectangle(value < 0 ? zero - size : zero, middle - 4, size, 8, fill);
}

/** The number stands on the empty side of zero. */
function gradientCell(item: DescribedItem, middle: number, lanes: Lanes, ink: Ink): string {
  const value = item.gradient;
  if (value === undefined) return '';
  const negative = value < 0;
  const style = { fill: ink.text, anchor: negative ? ('start' as const) : ('end' as const) };
  return (
    solidBar(value, middle, lanes.gradientZero, lanes.gradientScale, ink.gradient) +
    text(lanes.gradientZero + (negative ? 6 : -6), middle + 4, gradientText(item), style)
  );
}
