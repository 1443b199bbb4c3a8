/** The kinds of colour theme that pictures are drawn for. */
export type ThemeKind = 'light' | 'dark' | 'hc-dark' | 'hc-light';

export interface SeriesColours {
  readonly q: string;
  readonly p: string;
  readonly gradient: string;
}

/**
 * The three series, one shade per kind of theme: at least 3 : 1 on every built-in theme, hover background included,
 * and apart from each other for every common colour vision. All other colours are the theme's own.
 */
export const seriesColours: Readonly<Record<ThemeKind, SeriesColours>> = {
  light: { q: '#166AC8', p: '#B0490F', gradient: '#6E1852' },
  dark: { q: '#3B8EF3', p: '#EE7A3A', gradient: '#F4B4DC' },
  'hc-dark': { q: '#4C9DFF', p: '#FF8A3D', gradient: '#FFC6EE' },
  'hc-light': { q: '#1052B8', p: '#944000', gradient: '#551040' },
};

/** Text, quiet text, lane tracks and axes of a picture that cannot ask the theme: those of VS Code's default themes. */
export const inkColours: Readonly<
  Record<
    ThemeKind,
    { readonly text: string; readonly quiet: string; readonly track: string; readonly axis: string }
  >
> = {
  light: { text: '#3B3B3B', quiet: '#3B3B3B', track: '#3B3B3B1A', axis: '#3B3B3B80' },
  dark: { text: '#CCCCCC', quiet: '#9D9D9D', track: '#CCCCCC1A', axis: '#CCCCCC80' },
  'hc-dark': { text: '#FFFFFF', quiet: '#FFFFFF', track: '#FFFFFF', axis: '#FFFFFF' },
  'hc-light': { text: '#292929', quiet: '#292929', track: '#292929', axis: '#292929' },
};
