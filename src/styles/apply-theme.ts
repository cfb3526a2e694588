import type { Theme } from './read-tokens.ts';

/** A theme, or the system's. */
export type ThemeWish = Theme | 'system';

/** What the browser's own bars are coloured with: `--page` of tokens.css. */
export const pageColours: Readonly<Record<Theme, string>> = {
  light: '#f7f4ee',
  dark: '#191613',
};

/** Colours the page, and the browser around it. What the system wishes counts where the person wishes nothing. */
export function applyTheme(theme: ThemeWish): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = pageColours[theme === 'system' ? own : theme];
  }
}
