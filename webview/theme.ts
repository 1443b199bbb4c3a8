/** VS Code's colours, read from the style sheet variables it keeps up to date, and the colours of the three series. */

export type ThemeKind = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

interface Series {
  /** q, solid. */
  readonly bar: string;
  /** p, hatched. */
  readonly outline: string;
  /** q − p, solid. */
  readonly gradient: string;
}

export interface Theme extends Series {
  readonly kind: ThemeKind;
  readonly isHighContrast: boolean;
  readonly foreground: string;
  readonly quiet: string;
  /** Lane tracks and grid lines. */
  readonly track: string;
  readonly axis: string;
  readonly fontFamily: string;
  /** Screen pixels per pixel of the design, which is drawn for a font of 13 px. */
  readonly scale: number;
}

/** One shade per theme kind: at least 3 : 1 on every built-in theme, told apart under each kind of colour blindness. */
const PALETTE: Readonly<Record<ThemeKind, Series>> = {
  light: { bar: '#166AC8', outline: '#B0490F', gradient: '#6E1852' },
  dark: { bar: '#3B8EF3', outline: '#EE7A3A', gradient: '#F4B4DC' },
  highContrast: { bar: '#4C9DFF', outline: '#FF8A3D', gradient: '#FFC6EE' },
  highContrastLight: { bar: '#1052B8', outline: '#944000', gradient: '#551040' },
};

export function themeKind(body: Element): ThemeKind {
  const classes = body.classList;
  if (classes.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classes.contains('vscode-high-contrast')) return 'highContrast';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const kind = themeKind(document.body);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  const isHighContrast = kind === 'highContrast' || kind === 'highContrastLight';
  const foreground = read('--vscode-foreground', getComputedStyle(document.body).color);
  return {
    kind,
    isHighContrast,
    ...PALETTE[kind],
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
