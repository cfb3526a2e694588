// The element's own style sheet: constructed, so that it needs no permission of the page's policy, and touches nothing
// outside. Its tokens are those of the site, each of which the page may set as `--hearth-…`.
import tokens from '../../styles/tokens.css?raw';

/** `--accent: x` becomes `--accent: var(--hearth-accent, x)`; rem follows a page whose root has another size. */
const ownTokens = tokens
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/:root\[data-theme='(\w+)'\]/g, ":host([theme='$1']) .tokens")
  .replaceAll(':root', '.tokens')
  .replace('color-scheme: light dark;', '')
  .replace(/^(\s*)--([\w-]+): (.*);$/gm, '$1--$2: var(--hearth-$2, $3);')
  .replace(/([\d.]+)rem/g, 'calc($1 * var(--hearth-rem, 1rem))');

const shell = /* css */ `
:host {
  display: block;
  block-size: var(--hearth-height, 32rem);
  max-block-size: 100dvb;
  contain: content;
}
:host([hidden]) { display: none; }
:host([theme='system']) .tokens { color-scheme: light dark; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.tokens { --font-ui: inherit; display: contents; }
.root {
  display: flex;
  flex-direction: column;
  block-size: 100%;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: var(--radius-card);
  background: var(--page);
  color: var(--ink);
  font-size: var(--text-m);
  line-height: 1.5;
  text-align: start;
  overflow-wrap: break-word;
}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
a { color: var(--accent); text-underline-offset: 0.18em; }
p, ul { margin: 0; }
.room { flex: 1; display: flex; flex-direction: column; min-block-size: 0; }
.room:empty { display: none; }
.offer { display: grid; gap: var(--space-3); margin: auto; padding: var(--space-4); inline-size: 100%; max-inline-size: 34rem; overflow-y: auto; }
.room:not(:empty) + .offer { margin-block: 0; }
.card { display: grid; gap: var(--space-3); padding: var(--space-4); border: 1px solid var(--line); border-radius: var(--radius-card); background: var(--surface); }
.card strong { font-weight: 600; }
.card ul { display: grid; gap: var(--space-2); padding: var(--space-3) 0 0; border-block-start: 1px solid var(--line); list-style: none; }
.card .local { color: var(--local); }
.card .leaving { color: var(--warn); font-weight: 600; }
.soft { color: var(--ink-soft); }
.problem { color: var(--danger); }
button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: var(--space-2);
  min-block-size: 2.25rem;
  padding: var(--space-1) var(--space-3);
  border: 1px solid var(--control-line);
  border-radius: var(--radius-control);
  background: transparent;
  color: var(--ink);
  font: inherit;
  font-weight: 500;
  line-height: 1.25;
  cursor: pointer;
}
button:hover { background: var(--fill); }
button.primary { border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover { background: var(--accent-strong); }
button.primary[aria-disabled='true'] { background: var(--fill); color: var(--ink-soft); cursor: default; }
button.quiet { border-color: transparent; color: var(--ink-soft); font-weight: 400; }
button.icon { flex: none; inline-size: 2.25rem; padding: 0; }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.card button { justify-self: end; min-block-size: 2.75rem; padding-inline: var(--space-5); }
.bubble { display: none; }
.close { display: none; align-self: end; margin: var(--space-1); }
:host([layout='fullscreen']) { position: fixed; inset: 0; block-size: auto; z-index: var(--hearth-layer, 1000); }
:host([layout='fullscreen']) .root { border: 0; border-radius: 0; }
:host([layout='bubble']) {
  position: fixed;
  inset-block-end: var(--hearth-bubble-space, 1rem);
  inset-inline-end: var(--hearth-bubble-space, 1rem);
  display: flex;
  flex-direction: column;
  align-items: end;
  gap: 0.75rem;
  inline-size: auto;
  block-size: auto;
  z-index: var(--hearth-layer, 1000);
  contain: none;
}
:host([layout='bubble'][hidden]) { display: none; }
:host([layout='bubble']) .bubble {
  display: inline-flex;
  inline-size: 3.5rem;
  block-size: 3.5rem;
  padding: 0;
  border-radius: 50%;
  box-shadow: var(--shadow);
}
:host([layout='bubble']) .root {
  inline-size: min(24rem, 100vi - 2rem);
  block-size: min(var(--hearth-height, 34rem), 100dvb - 6.5rem);
  box-shadow: var(--shadow);
}
:host([layout='bubble']:not([open])) .root { display: none; }
:host([layout='bubble']) .close { display: inline-flex; }
@media (pointer: coarse) {
  button { min-block-size: 2.75rem; }
  button.icon { inline-size: 2.75rem; }
}
@media (max-width: 30rem) {
  .card button { justify-self: stretch; }
}
`;

let sheet: CSSStyleSheet | null = null;

/** One for all elements of the page. */
export function shellSheet(): CSSStyleSheet {
  if (sheet !== null) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(ownTokens + shell);
  return sheet;
}
