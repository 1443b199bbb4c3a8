import { fromWire, type PanelRow } from '../src/protocol';
import type { Theme } from './theme';

/** Where squares and loss bars of the rows lie, in screen pixels from the left of the canvas. */
export interface BatchShape {
  readonly width: number;
  readonly rowHeight: number;
  readonly classes: number;
  /** 0 where there is no room for squares. */
  readonly cell: number;
  readonly barLeft: number;
  readonly barWidth: number;
}

/** Under this width a cell is a shade instead of a square. */
const LEAST_SQUARE = 10;

export const isShaded = (cell: number, scale: number): boolean => cell < LEAST_SQUARE * scale;

export function drawBatch(
  canvas: HTMLCanvasElement,
  rows: readonly PanelRow[],
  shape: BatchShape,
  theme: Theme,
): void {
  const height = Math.max(1, rows.length * shape.rowHeight);
  canvas.width = Math.round(shape.width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${shape.width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  const losses = rows.map((row) => (row.loss === undefined || row.ignored ? 0 : fromWire(row.loss)));
  const largest = losses.reduce(
    (most, loss) => (Number.isFinite(loss) ? Math.max(most, Math.abs(loss)) : most),
    0,
  );
  const bound = largestGradient(rows);
  rows.forEach((row, i) => {
    const middle = (i + 0.5) * shape.rowHeight;
    row.gradient?.forEach((wire, j) => drawCell(context, fromWire(wire), j, middle, shape, theme, bound));
    drawLoss(context, losses[i] ?? 0, largest, middle, shape, theme);
  });
}

/** 1 for q − p; the largest entry where the gradient goes beyond it. */
function largestGradient(rows: readonly PanelRow[]): number {
  let largest = 1;
  for (const row of rows) {
    for (const wire of row.gradient ?? []) {
      const size = Math.abs(fromWire(wire));
      if (Number.isFinite(size)) largest = Math.max(largest, size);
    }
  }
  return largest;
}

/** A square whose area is the size of the number: filled where positive, hollow where negative. */
function drawCell(
  context: CanvasRenderingContext2D,
  value: number,
  column: number,
  middle: number,
  { cell, rowHeight }: BatchShape,
  theme: Theme,
  bound: number,
): void {
  if (cell === 0 || Number.isNaN(value) || value === 0) return;
  const share = Math.sqrt(Math.min(1, Math.abs(value) / bound));
  if (isShaded(cell, theme.scale)) {
    context.globalAlpha = share;
    context.fillStyle = value > 0 ? theme.gradient : theme.outline;
    context.fillRect(column * cell, middle - rowHeight / 2 + 1, Math.max(1, cell - 1), rowHeight - 2);
    context.globalAlpha = 1;
    return;
  }
  const side = Math.max(1, (cell - 2 * theme.scale) * share);
  const [x, y] = [cell * (column + 0.5) - side / 2, middle - side / 2];
  if (value > 0) {
    context.fillStyle = theme.gradient;
    context.fillRect(x, y, side, side);
  } else {
    const inner = Math.max(0.5, side - 1.5);
    context.strokeStyle = theme.gradient;
    context.lineWidth = 1.5;
    context.strokeRect(x + 0.75, y + 0.75, inner, inner);
  }
}

function drawLoss(
  context: CanvasRenderingContext2D,
  loss: number,
  largest: number,
  middle: number,
  { barLeft, barWidth }: BatchShape,
  theme: Theme,
): void {
  if (!(largest > 0) || Number.isNaN(loss) || loss === 0) return;
  const length = Math.max(1, barWidth * Math.min(1, Math.abs(loss) / largest));
  context.fillStyle = theme.foreground;
  context.fillRect(barLeft, middle - 3 * theme.scale, length, 6 * theme.scale);
}
