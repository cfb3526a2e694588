import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import * as icons from './icons.ts';

export type IconName = keyof typeof icons;

/** One drawing in the colour of the text around it. It is never read out: the control around it has the name. */
@customElement('hearth-icon')
export class HearthIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: var(--icon-stroke, 1.5);
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .ground {
      fill: var(--icon-fill, none);
    }
  `;

  @property() name: IconName = 'hearth';

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${icons[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-icon': HearthIcon;
  }
}
