import { updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import { createMarkdownView, loadMarkdown } from './load-markdown.ts';
import { styles } from './markdown.styles.ts';
import type { MarkdownView } from './markdown-view.ts';

/** Markdown without HTML, pictures or surprises, fit for a text that is still growing. */
@customElement('hearth-markdown')
export class HearthMarkdown extends LitElement {
  static override styles = [base, styles];

  private view: MarkdownView | null = createMarkdownView();

  @property({ attribute: false }) text = '';
  /** The text may still grow: its unfinished end is made presentable. */
  @property({ type: Boolean }) streaming = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.view === null) void this.load();
  }

  private async load(): Promise<void> {
    await loadMarkdown();
    this.view ??= createMarkdownView();
    this.requestUpdate();
  }

  override render() {
    if (this.view === null) return html`<p class="plain" dir="auto">${this.text}</p>`;
    return this.view.render(this.text, this.streaming);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-markdown': HearthMarkdown;
  }
}
