import { Chart, LogarithmicScale, type ChartOptions, type Plugin } from 'chart.js';
import { fromWire, type PanelOverview } from '../src/protocol';
import type { Theme } from './theme';

Chart.register(LogarithmicScale);

export const PLOT_HEIGHT = 40;
/** Over the plot; the ring of the target and the class indices stand under it. */
const TOP = 4;
export const TOTAL_HEIGHT = 60;
type Stroke = [number, number] | null;

/** The exponent where the axis of q begins: a multiple of 3, so that three even steps lead to 1. */
export function lowestExponent(overview: PanelOverview): number {
  let least = Infinity;
  for (const wire of overview.minimum) {
    const q = fromWire(wire);
    if (q > 0) least = Math.min(least, q);
  }
  const exponent = Number.isFinite(least) ? Math.floor(Math.log10(least)) : -6;
  return Math.max(-30, Math.min(-6, 3 * Math.floor(exponent / 3)));
}

/** One stroke per pixel column, from the least to the largest q of the classes that fall on it. */
export function pixelStrokes(overview: PanelOverview, pixels: number, lowest: number): Stroke[] {
  const stretches = overview.minimum.length;
  const floor = 10 ** lowest;
  const strokes = Array.from({ length: Math.max(1, Math.min(pixels, stretches)) });
  return strokes.map((_, i) => {
    const from = Math.floor((i * stretches) / strokes.length);
    const to = Math.max(from + 1, Math.floor(((i + 1) * stretches) / strokes.length));
    let [low, high] = [Infinity, -Infinity];
    for (let k = from; k < to; k++) {
      const [least, most] = [overview.minimum[k], overview.maximum[k]];
      if (least !== undefined) low = Math.min(low, fromWire(least));
      if (most !== undefined) high = Math.max(high, fromWire(most));
    }
    return high >= floor ? [Math.max(floor, low), high] : null;
  });
}

export interface OverviewShape {
  readonly width: number;
  /** The plot's width, left of the numbers of its axis. */
  readonly plotWidth: number;
}

/** Draws the overview; a new chart each time, since nothing about it moves. */
export function drawOverview(
  canvas: HTMLCanvasElement,
  overview: PanelOverview,
  { width, plotWidth }: OverviewShape,
  theme: Theme,
): Chart {
  const height = Math.round(TOTAL_HEIGHT * theme.scale);
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const lowest = lowestExponent(overview);
  const strokes = pixelStrokes(overview, Math.floor(plotWidth), lowest);
  return new Chart<'bar', Stroke[], number>(canvas, {
    type: 'bar',
    data: {
      labels: strokes.map((_, index) => index),
      datasets: [
        {
          data: strokes,
          backgroundColor: theme.bar,
          barPercentage: 1,
          categoryPercentage: 1,
          minBarLength: 2,
          borderSkipped: false,
        },
      ],
    },
    options: overviewOptions(height, width - plotWidth, lowest, theme),
    plugins: [gridLines(lowest, theme), targetLine(overview, theme)],
  });
}

function overviewOptions(height: number, right: number, lowest: number, theme: Theme): ChartOptions<'bar'> {
  const top = TOP * theme.scale;
  return {
    responsive: false,
    animation: false,
    events: [],
    layout: {
      autoPadding: false,
      padding: { left: 0, right, top, bottom: height - top - PLOT_HEIGHT * theme.scale },
    },
    scales: {
      x: { type: 'category', display: false, offset: true },
      y: { type: 'logarithmic', display: false, min: 10 ** lowest, max: 1 },
    },
  };
}

function gridLines(lowest: number, theme: Theme): Plugin<'bar'> {
  return {
    id: 'gridLines',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      ctx.font = `${10 * theme.scale}px ${theme.fontFamily}`;
      ctx.textAlign = 'right';
      ctx.textBaseline = 'middle';
      ctx.lineWidth = theme.isHighContrast ? 0.5 : 1;
      ctx.setLineDash(theme.isHighContrast ? [1, 4] : []);
      for (let step = 0; step <= 3; step++) {
        const exponent = (lowest / 3) * step;
        const y = Math.round(scales['y']?.getPixelForValue(10 ** exponent) ?? 0) + 0.5;
        ctx.strokeStyle = theme.isHighContrast ? theme.axis : theme.track;
        ctx.beginPath();
        ctx.moveTo(chartArea.left, y);
        ctx.lineTo(chartArea.right, y);
        ctx.stroke();
        ctx.fillStyle = theme.quiet;
        ctx.fillText(exponent === 0 ? '1' : `1e−${-exponent}`, ctx.canvas.width / devicePixelRatio, y);
      }
      ctx.restore();
    },
  };
}

/** The target as a line with its q as a dot; its ring under the plot, with the class indices of both ends. */
function targetLine({ classes, target }: PanelOverview, theme: Theme): Plugin<'bar'> {
  const unit = theme.scale;
  return {
    id: 'targetLine',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const { left, right, top, bottom } = chartArea;
      const base = bottom + 13 * unit;
      ctx.save();
      ctx.font = `${10 * unit}px ${theme.fontFamily}`;
      ctx.textBaseline = 'alphabetic';
      const write = (text: string, x: number, align: CanvasTextAlign, colour: string): void => {
        ctx.textAlign = align;
        ctx.fillStyle = colour;
        ctx.fillText(text, x, base);
      };
      const last = String(classes - 1);
      const [firstEnd, lastStart] = [left + ctx.measureText('0').width, right - ctx.measureText(last).width];
      if (!target) {
        write('0', left, 'left', theme.quiet);
        write(last, right, 'right', theme.quiet);
        ctx.restore();
        return;
      }
      const x = left + ((right - left) * (target.index + 0.5)) / classes;
      const name = String(target.index);
      const nameWidth = ctx.measureText(name).width;
      const onLeft = x + 7 * unit + nameWidth > right;
      const [from, to] = onLeft
        ? [x - 7 * unit - nameWidth, x + 5 * unit]
        : [x - 5 * unit, x + 7 * unit + nameWidth];
      if (from > firstEnd + 4) write('0', left, 'left', theme.quiet);
      if (to < lastStart - 4) write(last, right, 'right', theme.quiet);
      write(name, onLeft ? x - 7 * unit : x + 7 * unit, onLeft ? 'right' : 'left', theme.foreground);
      ctx.clearRect(x - 2 * unit, top, 4 * unit, bottom - top);
      drawMark(
        ctx,
        x,
        scales['y']?.getPixelForValue(Math.max(10 ** -30, fromWire(target.q))) ?? top,
        chartArea,
        theme,
      );
      ctx.restore();
    },
  };
}

function drawMark(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  { top, bottom }: { top: number; bottom: number },
  theme: Theme,
): void {
  const unit = theme.scale;
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.outline;
  ctx.lineWidth = 1.5 * unit;
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, bottom + 5 * unit);
  ctx.stroke();
  const dot = Math.min(bottom, Math.max(top, y));
  ctx.save();
  ctx.globalCompositeOperation = 'destination-out';
  disc(ctx, x, dot, 4.5 * unit);
  ctx.restore();
  ctx.fillStyle = theme.bar;
  disc(ctx, x, dot, 3.5 * unit);
  ctx.fillStyle = theme.outline;
  disc(ctx, x, bottom + 9 * unit, 1.3 * unit);
  ctx.lineWidth = 1.4 * unit;
  ctx.beginPath();
  ctx.arc(x, bottom + 9 * unit, 3.6 * unit, 0, 2 * Math.PI);
  ctx.stroke();
}

function disc(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}
