import { updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../styles/shared.ts';
import { nextTask } from '../next-task.ts';
import { createMarkdownView, loadMarkdown } from './load-markdown.ts';
import { styles } from './markdown.styles.ts';
import type { MarkdownView } from './markdown-view.ts';

/** Of a long text so much is read in one task; of a very long one more, so that it takes few of them. */
const partLength = 3_000;
const mostParts = 30;

/** Markdown without HTML, pictures or surprises, fit for a text that is still growing. */
@customElement('hearth-markdown')
export class HearthMarkdown extends LitElement {
  static override styles = [base, styles];

  private view: MarkdownView | null = createMarkdownView();
  /** The beginning of the text that is shown; the rest follows, as if it were still being written. */
  private shown = '';

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

  /** The next part of the text as well, up to the end of a line. */
  private get nextShown(): string {
    const { text, shown } = this;
    const from = text.startsWith(shown) ? shown.length : 0;
    const to = from + Math.max(partLength, text.length / mostParts);
    if (to >= text.length) return text;
    const line = text.lastIndexOf('\n', to);
    return text.slice(0, line > from ? line + 1 : to);
  }

  override updated(): void {
    if (this.view !== null && this.shown !== this.text) void nextTask().then(() => this.requestUpdate());
  }

  override render() {
    if (this.view === null) return html`<p class="plain" dir="auto">${this.text}</p>`;
    this.shown = this.nextShown;
    return this.view.render(this.shown, this.streaming || this.shown !== this.text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-markdown': HearthMarkdown;
  }
}
