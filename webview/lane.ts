import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  type ChartDataset,
  type ChartOptions,
  type Plugin,
} from 'chart.js';
import { drawnValue } from './axes';
import { hatchPattern } from './hatch';
import { wholeLength } from './pixels';
import type { Theme } from './theme';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

type Drawn = number | null;
type BarDataset = ChartDataset<'bar', Drawn[]>;
const GLIDE = { duration: 120, easing: 'easeOutQuad' } as const;

/** One lane of bars along the class axis: solid bars and, behind them, hatched outlines. */
export interface LaneContent {
  readonly solid: readonly (number | undefined)[];
  readonly outline?: readonly (number | undefined)[];
  /** The axis runs from 0, or from −end where it is symmetric, to end. */
  readonly end: number;
  readonly isSymmetric: boolean;
  readonly solidColour: string;
  readonly theme: Theme;
}

export interface LaneShape {
  readonly direction: 'rows' | 'columns';
  readonly width: number;
  readonly height: number;
  readonly padding: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly solidThickness: number;
  readonly outlineThickness: number;
  /** Numbers on the value axis, where the canvas draws them itself. */
  readonly tickText?: (value: number) => string;
}

/** A canvas with a Chart.js chart that is told what to draw, and never asks or answers the pointer. */
export class Lane {
  readonly canvas = document.createElement('canvas');
  private chart: Chart<'bar', Drawn[], string> | undefined;
  private drawn = '';

  constructor(private readonly backdrop: (content: LaneContent, shape: LaneShape) => Plugin<'bar'>) {
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  /** @param glide move the bars from where they were; only where nothing else about the lane changed. */
  draw(content: LaneContent, shape: LaneShape, glide: boolean): void {
    const fixed = JSON.stringify([
      shape,
      content.theme,
      content.isSymmetric,
      devicePixelRatio,
      !content.outline,
    ]);
    if (!this.chart || fixed !== this.drawn) {
      this.chart?.destroy();
      this.chart = this.create(content, shape);
      this.drawn = fixed;
      return;
    }
    const chart = this.chart;
    const fresh = datasets(content, shape, chart.ctx);
    fresh.forEach((dataset, index) => Object.assign(chart.data.datasets[index] ?? {}, dataset));
    chart.data.labels = content.solid.map((_, index) => String(index));
    chart.options = options(content, shape, glide);
    chart.update(glide ? undefined : 'none');
  }

  destroy(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  private create(content: LaneContent, shape: LaneShape): Chart<'bar', Drawn[], string> {
    sizeCanvas(this.canvas, shape);
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('This page has no canvas to draw on.');
    return new Chart<'bar', Drawn[], string>(context, {
      type: 'bar',
      data: {
        labels: content.solid.map((_, index) => String(index)),
        datasets: datasets(content, shape, context),
      },
      options: options(content, shape, false),
      plugins: [clearUnderOutlines, this.backdrop(content, shape)],
    });
  }
}

/** A canvas of whole device pixels: the lane may end a little before it does. */
function sizeCanvas(canvas: HTMLCanvasElement, shape: LaneShape): void {
  const [width, height] = [wholeLength(shape.width), wholeLength(shape.height)];
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

/** The hatch lies on the background, not on the track or the grid. */
const clearUnderOutlines: Plugin<'bar'> = {
  id: 'clearUnderOutlines',
  beforeDatasetDraw(chart, { index, meta }) {
    if (index === 0) return;
    for (const element of meta.data) {
      if (!(element instanceof BarElement)) continue;
      const box = element.getProps(['x', 'y', 'base', 'width', 'height'], false);
      const [x, y, base, width, height] = [box.x ?? NaN, box.y ?? NaN, box.base, box.width, box.height];
      const rows = chart.options.indexAxis === 'y';
      if (rows) chart.ctx.clearRect(Math.min(x, base), y - height / 2, Math.abs(x - base), height);
      else chart.ctx.clearRect(x - width / 2, Math.min(y, base), width, Math.abs(y - base));
    }
  },
};

function datasets(content: LaneContent, shape: LaneShape, context: CanvasRenderingContext2D): BarDataset[] {
  const { padding } = shape;
  const length =
    shape.direction === 'rows'
      ? shape.width - padding.left - padding.right
      : shape.height - padding.top - padding.bottom;
  const pixels = content.isSymmetric ? length / 2 : length;
  const draw = (values: readonly (number | undefined)[]): Drawn[] =>
    values.map((value) => drawnValue(value, content.end, pixels));
  const shared = { grouped: false, borderRadius: 0, borderSkipped: false, inflateAmount: 0 } as const;
  const solid: BarDataset = {
    ...shared,
    data: draw(content.solid),
    backgroundColor: content.solidColour,
    barThickness: shape.solidThickness,
  };
  if (!content.outline) return [solid];
  const outline: BarDataset = {
    ...shared,
    data: draw(content.outline),
    backgroundColor: hatchPattern(context, content.theme.outline, devicePixelRatio),
    borderColor: content.theme.outline,
    borderWidth: 1,
    barThickness: shape.outlineThickness,
  };
  // The first dataset is drawn last, over the others.
  return [solid, outline];
}

function options(content: LaneContent, shape: LaneShape, glide: boolean): ChartOptions<'bar'> {
  const { theme, end, isSymmetric } = content;
  const rows = shape.direction === 'rows';
  const grid = theme.isHighContrast
    ? { color: theme.axis, lineWidth: 0.5, drawTicks: false }
    : { color: theme.track, lineWidth: 1, drawTicks: false };
  const values = {
    type: 'linear' as const,
    display: shape.tickText !== undefined,
    min: isSymmetric ? -end : 0,
    max: end,
    afterFit: (scale: { width: number }) => {
      if (!rows) scale.width = shape.padding.left;
    },
    border: { display: false, dash: theme.isHighContrast ? [1, 4] : [] },
    grid,
    ticks: {
      stepSize: end / 2,
      padding: 8 * theme.scale,
      color: theme.quiet,
      font: { size: 11 * theme.scale, family: theme.fontFamily },
      callback: (value: string | number) => shape.tickText?.(Number(value)) ?? '',
    },
  };
  const classes = { type: 'category' as const, display: false, offset: true };
  const padding = {
    left: rows ? shape.padding.left : 0,
    right: shape.padding.right + wholeLength(shape.width) - shape.width,
    top: shape.padding.top,
    bottom: shape.padding.bottom + wholeLength(shape.height) - shape.height,
  };
  return {
    indexAxis: rows ? 'y' : 'x',
    responsive: false,
    animation: glide ? GLIDE : false,
    events: [],
    layout: { autoPadding: false, padding },
    scales: rows ? { x: values, y: classes } : { x: classes, y: values },
  };
}
