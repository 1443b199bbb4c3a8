import type { PanelRuler } from '../src/protocol';
import { makeSvg } from './dom';
import { widestText } from './measure';

const HEIGHT = 33;
const MIDDLE = 9;
const PAD = 5;
const RADIUS = 4.3;
const DENSE = 40;

/**
 * The loss as a length: on the axis of the logits the thick line from pᵀℓ (ring) to LogSumExp(ℓ) (stroke).
 *
 * @param width in screen pixels; `scale` is screen pixels per pixel of the design.
 */
export function drawRuler(ruler: PanelRuler, width: number, scale: number, fontFamily: string): SVGElement {
  const wide = width / scale;
  const span = ruler.high - ruler.low || 1;
  const at = (value: number): number => round(PAD + ((wide - 2 * PAD) * (value - ruler.low)) / span);
  const from = at(ruler.targetScore);
  const to = at(ruler.logSumExp);
  const ticks = [...new Set(ruler.ticks.map((tick) => Math.round(at(tick))))];
  return makeSvg(
    'svg',
    {
      class: ticks.length > DENSE ? 'ruler dense' : 'ruler',
      width,
      height: HEIGHT * scale,
      viewBox: `0 0 ${wide} ${HEIGHT}`,
      'aria-hidden': 'true',
    },
    ...axisAround(from, wide).map((d) => makeSvg('path', { class: 'axisLine', d })),
    ...ticks
      .filter((x) => Math.abs(x + 0.5 - from) > PAD)
      .map((x) => makeSvg('path', { class: 'axisLine tick', d: `M${x + 0.5} ${MIDDLE - 4}v8` })),
    ...(Math.abs(to - from) > PAD ? [lengthLine(from, to)] : []),
    makeSvg('path', { class: 'end', d: `M${to} ${MIDDLE - 7}v14` }),
    makeSvg('circle', { class: 'ringLine', cx: from, cy: MIDDLE, r: RADIUS }),
    makeSvg('circle', { class: 'ringDot', cx: from, cy: MIDDLE, r: RADIUS * 0.36 }),
    ...labels(ruler, from, wide, fontFamily),
  );
}

/** The thin line, open where the ring stands, so that any background shows through the ring. */
function axisAround(from: number, wide: number): string[] {
  return [`M0 ${MIDDLE}H${Math.max(0, from - PAD)}`, `M${Math.min(wide, from + PAD)} ${MIDDLE}H${wide}`];
}

function lengthLine(from: number, to: number): SVGElement {
  const start = from + Math.sign(to - from) * PAD;
  return makeSvg('path', { class: 'length', d: `M${start} ${MIDDLE}H${to}` });
}

function labels(ruler: PanelRuler, from: number, wide: number, fontFamily: string): SVGElement[] {
  const left = `pᵀℓ ${ruler.targetScoreText}`;
  const font = `11px ${fontFamily}`;
  const leftWidth = widestText([left], font);
  const long = `LogSumExp(ℓ) ${ruler.logSumExpText}`;
  const fits = leftWidth + widestText([long], font) + 10 <= wide && wide >= 200;
  const right = fits ? long : `LSE ${ruler.logSumExpText}`;
  const room = wide - widestText([right], font) - 10 - leftWidth;
  const x = round(Math.max(0, Math.min(from - PAD, room)));
  return [
    makeSvg('text', { x, y: MIDDLE + 20 }, left),
    makeSvg('text', { class: 'atEnd', x: wide, y: MIDDLE + 20 }, right),
  ];
}

const round = (value: number): number => Math.round(value * 100) / 100;
