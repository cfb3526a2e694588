import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import '../icon/icon.ts';

const shownMs = 1500;
type Outcome = 'rest' | 'copied' | 'refused';

const wordsOf = (outcome: Outcome): string =>
  ({ rest: msg('Copy'), copied: msg('Copied'), refused: msg('Select the text to copy it') })[outcome];

/** Puts a text on the clipboard and says for a moment whether it worked. */
@localized()
@customElement('hearth-copy-button')
export class HearthCopyButton extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: inline-flex;
      }
      button {
        min-block-size: 2rem;
        padding-inline: var(--space-2);
        font-size: var(--text-s);
      }
      hearth-icon {
        inline-size: 1rem;
        block-size: 1rem;
      }
    `,
  ];

  private timer: ReturnType<typeof setTimeout> | undefined;

  @state() private outcome: Outcome = 'rest';

  /** What goes to the clipboard. */
  @property({ attribute: false }) text = '';
  /** What is copied, for people who do not see where the button stands: “reply”, “code”. */
  @property() what = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.outcome = 'rest';
  }

  private async onClick(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'refused';
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.outcome = 'rest'), this.outcome === 'copied' ? shownMs : 2 * shownMs);
  }

  override render() {
    const { outcome } = this;
    return html`<button type="button" class="quiet" @click=${this.onClick}>
        <hearth-icon name=${outcome === 'copied' ? 'check' : 'copy'}></hearth-icon>
        <span
          >${wordsOf(outcome)}${this.what === '' ? nothing : html`<span class="visually-hidden"> ${this.what}</span>`}</span
        >
      </button>
      <span class="visually-hidden" role="status">${outcome === 'rest' ? nothing : wordsOf(outcome)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-copy-button': HearthCopyButton;
  }
}
