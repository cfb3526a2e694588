import type { CSSResult } from 'lit';

/** Puts style sheets into the shadow tree of an element, each once. */
export function adoptStyles(inside: Element, styles: readonly CSSResult[]): void {
  const root = inside.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const { adoptedStyleSheets: adopted } = root;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  adopted.push(...sheets.filter((sheet) => !adopted.includes(sheet)));
}
