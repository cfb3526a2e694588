import { html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import { styles } from './markdown.styles.ts';
import type { MarkdownView } from './markdown-view.ts';

let viewClass: typeof MarkdownView | null = null;
let loading: Promise<void> | null = null;

/** Fetches the reader of Markdown once; until it is there, or if it never comes, the text is shown as it is. */
export async function loadMarkdown(): Promise<void> {
  loading ??= import('./markdown-view.ts').then((module) => {
    viewClass = module.MarkdownView;
  });
  await loading.catch(() => (loading = null));
}

/** Markdown without HTML, pictures or surprises, fit for a text that is still growing. */
@customElement('hearth-markdown')
export class HearthMarkdown extends LitElement {
  static override styles = [base, styles];

  private view: MarkdownView | null = null;

  @state() private loaded = viewClass !== null;

  @property({ attribute: false }) text = '';
  /** The text may still grow: its unfinished end is made presentable. */
  @property({ type: Boolean }) streaming = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.loaded) void loadMarkdown().then(() => (this.loaded = viewClass !== null));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.loaded && viewClass !== null) this.view ??= new viewClass();
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
