const PERIOD = 4;
const LINE = 1.1;

/**
 * The pattern of the target's bars: 45° lines of 1.1 px every 4 px, with nothing between them.
 *
 * @param ratio device pixels per screen pixel, so that the lines stay sharp.
 */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  colour: string,
  ratio: number,
): CanvasPattern | string {
  const fine = Math.max(1, Math.round(ratio * 2));
  const tile = document.createElement('canvas');
  tile.width = PERIOD * fine;
  tile.height = PERIOD * fine;
  const draw = tile.getContext('2d');
  const pattern = draw && fillTile(draw, colour, fine) && context.createPattern(tile, 'repeat');
  if (!pattern) return colour;
  pattern.setTransform(new DOMMatrix().rotate(45).scale(1 / fine));
  return pattern;
}

function fillTile(draw: CanvasRenderingContext2D, colour: string, fine: number): boolean {
  draw.fillStyle = colour;
  draw.fillRect(0, 0, LINE * fine, PERIOD * fine);
  return true;
}
