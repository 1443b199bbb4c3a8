/** The few elements of SVG that the hover's picture is made of. Text is escaped here and nowhere else. */

const round = (value: number): string => String(Number(value.toFixed(2)));

export function escapeXml(text: string): string {
  const clean = Array.from(text, (character) => (isXmlCharacter(character) ? character : '\uFFFD')).join('');
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Control characters and lone surrogates may not stand in XML, not even escaped. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  stroke = '',
): string {
  const outline = stroke ? ` stroke="${stroke}"` : '';
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" fill="${fill}"${outline}/>`;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width = 1,
  dash = '',
): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export interface TextStyle {
  readonly fill: string;
  readonly size?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
}

export function text(x: number, y: number, content: string, style: TextStyle): string {
  const size = style.size ? ` font-size="${style.size}"` : '';
  const anchor = style.anchor && style.anchor !== 'start' ? ` text-anchor="${style.anchor}"` : '';
  const weight = style.weight ? ` font-weight="${style.weight}"` : '';
  return `<text x="${round(x)}" y="${round(y)}" fill="${style.fill}"${size}${anchor}${weight}>${escapeXml(content)}</text>`;
}

/** The sign of the target: a ring with a dot. */
export function ring(x: number, y: number, radius: number, colour: string): string {
  return (
    `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="none" stroke="${colour}" stroke-width="1.4"/>` +
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius * 0.36)}" fill="${colour}"/>`
  );
}

/** Vertical strokes at many places as one path, so that a thousand ticks stay small. */
export function ticks(places: readonly number[], top: number, bottom: number, stroke: string): string {
  const strokes = places.map((x) => `M${round(x)} ${round(top)}V${round(bottom)}`).join('');
  return strokes ? `<path d="${strokes}" stroke="${stroke}" stroke-width="1" fill="none"/>` : '';
}

/** Cuts text to a width in pixels with an ellipsis; wide characters (CJK, emoji) count double. */
export function fit(content: string, width: number, characterWidth = 6.6): string {
  const line = content.replace(/\s+/g, ' ');
  let used = 0;
  let kept = '';
  for (const character of line) {
    const wide = (character.codePointAt(0) ?? 0) >= 0x1100;
    used += wide ? characterWidth * 2 : characterWidth;
    if (used > width) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}
