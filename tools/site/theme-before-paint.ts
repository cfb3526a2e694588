import type { Plugin } from 'vite';

/**
 * Lets the browser wait with its first paint for the page's first script, which chooses the colours: a page that a person
 * wants dark does not flash. Browsers that do not know the attribute paint an empty page first, if at all.
 */
export function themeBeforePaint(): Plugin {
  return {
    name: 'hearth:theme-before-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) =>
        path === '/index.html'
          ? html.replace('<script type="module"', '<script type="module" blocking="render"')
          : html,
    },
  };
}
