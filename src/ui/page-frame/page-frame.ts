import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';

/**
 * A page beside the chat: its title, the way back, and room for what it is about.
 * @slot - the content
 */
@customElement('hearth-page-frame')
export class HearthPageFrame extends OwnTaskElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        block-size: 100%;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      .content {
        display: grid;
        gap: var(--space-5);
        max-inline-size: 52rem;
        margin-inline: auto;
        padding: var(--space-4) var(--space-4) var(--space-7);
      }
      .head {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
      }
      a {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      h1 {
        margin: 0;
        font-size: var(--text-xl);
      }
      p {
        margin: 0;
        max-inline-size: var(--measure);
        color: var(--ink-soft);
      }
    `,
  ];

  @property() heading = '';
  /** One sentence on what this page is for. */
  @property() lead = '';

  override render() {
    return html`<div class="content">
      <div class="head">
        <a href="#/">${msg('Back to the chat')}</a>
        <h1>${this.heading}</h1>
        <p>${this.lead}</p>
      </div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-page-frame': HearthPageFrame;
  }
}
