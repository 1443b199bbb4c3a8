import { CategoryScale, type Plugin } from 'chart.js';
import type { LaneContent, LaneShape } from './lane';
import { hairline, snap } from './pixels';

/** Behind the bars of the rows: a track on each row (dotted under high contrast), and over them its zero line. */
export function rowTracks(content: LaneContent, shape: LaneShape): Plugin<'bar'> {
  const { theme } = content;
  const unit = theme.scale;
  return {
    id: 'rowTracks',
    beforeDatasetsDraw(chart) {
      const { left, right } = chart.chartArea;
      eachRow(chart.ctx, chart.scales['y'], (context, y) => {
        if (theme.isHighContrast) {
          context.strokeStyle = theme.axis;
          context.lineWidth = 0.75;
          context.setLineDash([1, 3]);
          strokeLine(context, left, y, right, y);
        } else {
          context.fillStyle = theme.track;
          context.fillRect(
            left,
            snap(y - shape.solidThickness / 2),
            right - left,
            snap(shape.solidThickness),
          );
        }
      });
    },
    afterDatasetsDraw(chart) {
      if (!content.isSymmetric) return;
      const zero = snap((chart.scales['x']?.getPixelForValue(0) ?? 0) - 0.5);
      eachRow(chart.ctx, chart.scales['y'], (context, y) => {
        context.fillStyle = theme.foreground;
        context.fillRect(zero, snap(y - 6 * unit), hairline(), snap(12 * unit));
      });
    },
  };
}

/** Over the columns: the zero line, in the foreground colour where bars grow to both sides of it. */
export function columnZeroLine(content: LaneContent): Plugin<'bar'> {
  return {
    id: 'columnZeroLine',
    afterDatasetsDraw(chart) {
      const zero = snap(chart.scales['y']?.getPixelForValue(0) ?? 0);
      const { left, right } = chart.chartArea;
      chart.ctx.fillStyle = content.isSymmetric ? content.theme.foreground : content.theme.axis;
      chart.ctx.fillRect(left, zero, right - left, hairline());
    },
  };
}

function eachRow(
  context: CanvasRenderingContext2D,
  scale: unknown,
  draw: (context: CanvasRenderingContext2D, y: number) => void,
): void {
  if (!(scale instanceof CategoryScale)) return;
  context.save();
  scale.getLabels().forEach((_, index) => draw(context, scale.getPixelForValue(index)));
  context.restore();
}

function strokeLine(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
