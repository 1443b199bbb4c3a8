/** Which layout fits a width. All lengths are screen pixels; `scale` is screen pixels per pixel of the design. */

export interface Layout {
  readonly kind: 'rows' | 'columns';
  /** Under 280 px: numbers of q and q − p only, the short sentence. */
  readonly isNarrow: boolean;
  /** Under 240 px: no link to the source. */
  readonly isTiny: boolean;
  /** From 720 px: the head stands in two columns. */
  readonly hasWideHead: boolean;
  readonly gutterLeft: number;
  readonly gutterRight: number;
  /** Between the gutters. */
  readonly contentWidth: number;
  readonly scale: number;
}

/** Room left of the columns for the axis, and right of them for Σ. */
export const AXIS_WIDTH = 44;
export const SUM_WIDTH = 72;
const LEAST_COLUMN = 64;
/** With classes left out, names like `other (992)` need more than the least. */
const ROOMY_COLUMN = 80;
const MOST_COLUMNS = 16;
const TOP_ROWS = 8;

/**
 * @param width of the page; `outerWidth` is the same with the scroll bar. The thresholds look at the outer width, so
 * that a scroll bar that comes and goes with the layout cannot make the two alternate.
 * @param lines how many classes are to be shown, the line of the others included.
 */
export function chooseLayout(width: number, outerWidth: number, scale: number, lines: number): Layout {
  const wide = outerWidth / scale;
  const isNarrow = wide < 280;
  const isTiny = wide < 240;
  const gutterLeft = (isTiny ? 8 : isNarrow ? 12 : 20) * scale;
  const gutterRight = (isTiny ? 8 : wide >= 520 ? 20 : 12) * scale;
  const contentWidth = Math.max(40, Math.floor(width - gutterLeft - gutterRight));
  const fits = lines <= columnsThatFit(contentWidth, scale, LEAST_COLUMN);
  return {
    kind: wide >= 520 && fits ? 'columns' : 'rows',
    isNarrow,
    isTiny,
    hasWideHead: wide >= 720,
    gutterLeft,
    gutterRight,
    contentWidth,
    scale,
  };
}

const columnsThatFit = (contentWidth: number, scale: number, column: number): number =>
  Math.floor((contentWidth / scale - AXIS_WIDTH - SUM_WIDTH) / column);

/** How many lines the host should send of an array with many classes, the line of the others included. */
export function capacityFor(layout: Layout, outerWidth: number): number {
  if (outerWidth / layout.scale < 520) return TOP_ROWS;
  const fitting = columnsThatFit(layout.contentWidth, layout.scale, ROOMY_COLUMN);
  return Math.max(TOP_ROWS, Math.min(fitting, MOST_COLUMNS));
}

/** Calls back when the element has a size, and whenever that changes. */
export function observeWidth(element: Element, onChange: () => void): void {
  new ResizeObserver(onChange).observe(element);
}
