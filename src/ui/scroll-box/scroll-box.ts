import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';

/**
 * Lets what is too wide scroll inside, also by the keyboard. Only then does it take the focus: an answer full of short
 * formulas and tables is no row of stops.
 * @slot - one element, which may grow
 */
@customElement('hearth-scroll-box')
export class HearthScrollBox extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow-x: auto;
        overflow-y: hidden;
      }
      :host(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
    `,
  ];

  private readonly sizes = new ResizeObserver(() => this.measure());

  /** What is inside, for people who do not see it. */
  @property() label = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.observeContent();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override updated(): void {
    if (this.tabIndex === 0) this.ariaLabel = this.label;
  }

  private observeContent(): void {
    for (const child of this.children) this.sizes.observe(child);
  }

  /** Called after layout, so that asking for it costs nothing. */
  private measure(): void {
    const overflows = this.scrollWidth > this.clientWidth;
    if (overflows === (this.tabIndex === 0)) return;
    if (overflows) {
      this.tabIndex = 0;
      this.role = 'group';
      this.ariaLabel = this.label;
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) this.removeAttribute(name);
    }
  }

  override render() {
    return html`<slot @slotchange=${this.observeContent}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-scroll-box': HearthScrollBox;
  }
}
