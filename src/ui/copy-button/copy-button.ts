import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { drawIcon, drawing } from '../icon/draw-icon.ts';
import * as icons from '../icon/icons.ts';

const shownMs = 1500;
type Outcome = 'rest' | 'copied' | 'refused';

/** What can be copied; each has its own name, for people who do not see where the button stands. */
export type Copied = 'question' | 'reply' | 'code' | 'json' | 'details' | '';

function nameOf(what: Copied): string {
  switch (what) {
    case 'question':
      return msg('Copy the question');
    case 'reply':
      return msg('Copy the reply');
    case 'code':
      return msg('Copy the code');
    case 'json':
      return msg('Copy the JSON');
    case 'details':
      return msg('Copy the details');
    case '':
      return msg('Copy');
  }
}

function wordsOf(outcome: Outcome): string {
  switch (outcome) {
    case 'rest':
      return msg('Copy');
    case 'copied':
      return msg('Copied');
    case 'refused':
      return msg('Select the text to copy it');
  }
}

/** Puts a text on the clipboard and says for a moment whether it worked. */
@customElement('hearth-copy-button')
export class HearthCopyButton extends LitElement {
  static override styles = [
    base,
    buttons,
    drawing,
    css`
      :host {
        display: inline-flex;
      }
      button {
        min-block-size: 2rem;
        padding-inline: var(--space-2);
        font-size: var(--text-s);
      }
      button.icon {
        inline-size: 2rem;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 2.75rem;
        }
        button.icon {
          inline-size: 2.75rem;
        }
      }
    `,
  ];

  private timer: ReturnType<typeof setTimeout> | undefined;

  @state() private outcome: Outcome = 'rest';

  /** What goes to the clipboard. */
  @property({ attribute: false }) text = '';
  @property() what: Copied = '';
  /** The drawing alone, among others. */
  @property({ type: Boolean }) compact = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

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
    const name = nameOf(this.what);
    // What to do instead is worth its room.
    const isIcon = this.compact && outcome !== 'refused';
    return html`<button
        type="button"
        class=${isIcon ? 'quiet icon' : 'quiet'}
        title=${isIcon ? name : nothing}
        aria-label=${outcome === 'rest' || isIcon ? name : nothing}
        @click=${this.onClick}
      >
        ${drawIcon(outcome === 'copied' ? icons.check : icons.copy)}
        ${isIcon ? nothing : html`<span>${wordsOf(outcome)}</span>`}
      </button>
      <span class="visually-hidden" role="status">${outcome === 'rest' ? nothing : wordsOf(outcome)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-copy-button': HearthCopyButton;
  }
}
