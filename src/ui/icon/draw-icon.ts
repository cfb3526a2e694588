import { css, html } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** The styles of `drawIcon`. */
export const drawing = css`
  svg {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--icon-stroke, 1.5);
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;

/**
 * A drawing without an element of its own, for what there is a lot of: the browser looks after each shadow tree of a page
 * whenever another one appears. It is never read out; the control around it has the name.
 * @param icon one of `icons.ts`
 */
export const drawIcon = (icon: SVGTemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">${icon}</svg>`;
