let context: CanvasRenderingContext2D | null | undefined;

/** Width of the widest of the texts, in screen pixels, in tabular figures as near as a canvas can tell. */
export function widestText(texts: Iterable<string>, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  let widest = 0;
  if (!context) return widest;
  context.font = font;
  for (const text of texts) widest = Math.max(widest, context.measureText(text).width);
  return Math.ceil(widest);
}
