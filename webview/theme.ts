/** VS Code's colours, read from the style sheet variables it keeps up to date, and the colours of the three series. */
import { seriesColours, type ThemeKind } from '../src/words/palette';

export interface Theme {
  readonly kind: ThemeKind;
  readonly isHighContrast: boolean;
  /** q, solid. */
  readonly bar: string;
  /** p, hatched. */
  readonly outline: string;
  /** q − p, solid. */
  readonly gradient: string;
  readonly foreground: string;
  readonly quiet: string;
  /** Lane tracks and grid lines. */
  readonly track: string;
  readonly axis: string;
  readonly fontFamily: string;
  /** Screen pixels per pixel of the design, which is drawn for a font of 13 px. */
  readonly scale: number;
}

export function themeKind(body: Element): ThemeKind {
  const classes = body.classList;
  if (classes.contains('vscode-high-contrast-light')) return 'hc-light';
  if (classes.contains('vscode-high-contrast')) return 'hc-dark';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const kind = themeKind(document.body);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  const isHighContrast = kind === 'hc-dark' || kind === 'hc-light';
  const series = seriesColours[kind];
  const foreground = read('--vscode-foreground', getComputedStyle(document.body).color);
  return {
    kind,
    isHighContrast,
    bar: series.q,
    outline: series.p,
    gradient: series.gradient,
    foreground,
    quiet: read('--vscode-descriptionForeground', foreground),
    track: `color-mix(in srgb, ${foreground} 10%, transparent)`,
    axis: isHighContrast ? foreground : `color-mix(in srgb, ${foreground} 50%, transparent)`,
    fontFamily: read('--vscode-font-family', 'system-ui, sans-serif'),
    scale: parseFloat(style.fontSize) / 13 || 1,
  };
}

/** Gives the series' colours to the style sheet, for swatches, rings and hatches. */
export function applySeries(root: HTMLElement, theme: Theme): void {
  root.style.setProperty('--bar', theme.bar);
  root.style.setProperty('--outline', theme.outline);
  root.style.setProperty('--gradient', theme.gradient);
}

/** Calls back after VS Code has changed the theme or the font. */
export function observeTheme(onChange: () => void): void {
  const observer = new MutationObserver(onChange);
  const filter = { attributes: true, attributeFilter: ['class', 'style'] };
  observer.observe(document.documentElement, filter);
  observer.observe(document.body, filter);
}

export function motionIsReduced(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
