import { makeSvg } from './dom';

const PATHS = {
  left: ['M10 3.5 5.5 8l4.5 4.5'],
  right: ['M6 3.5 10.5 8 6 12.5'],
  down: ['M3.5 6 8 10.5 12.5 6'],
  error: ['M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12', 'm5.8 5.8 4.4 4.4m0-4.4-4.4 4.4'],
  warning: ['M8 2.5 14 13.5H2Z', 'M8 6.5v3.5M8 11.4v.6'],
  information: ['M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12', 'M8 7.2V11M8 4.9v.6'],
  close: ['m4 4 8 8m0-8-8 8'],
  mark: ['M2.5 8h10M8.5 4l4 4-4 4'],
  search: ['M7 3a4 4 0 1 1 0 8a4 4 0 1 1 0-8', 'm10 10 3.5 3.5'],
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of 16 × 16 in the current colour; decoration, so hidden from screen readers. */
export function makeIcon(name: IconName): SVGElement {
  return makeSvg(
    'svg',
    { class: `icon ${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    ...PATHS[name].map((d) => makeSvg('path', { d })),
  );
}

/** The mark of the target: a ring with a dot. */
export function makeRing(): SVGElement {
  return makeSvg(
    'svg',
    { class: 'ring', viewBox: '0 0 12 12', 'aria-hidden': 'true' },
    makeSvg('circle', { class: 'ringLine', cx: 6, cy: 6, r: 4.3 }),
    makeSvg('circle', { class: 'ringDot', cx: 6, cy: 6, r: 1.55 }),
  );
}
