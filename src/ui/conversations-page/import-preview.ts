import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import { base, buttons } from '../../styles/shared.ts';
import { ImportAcceptedEvent } from '../events/import-accepted-event.ts';
import { ImportDismissedEvent } from '../events/import-dismissed-event.ts';
import { ImportUndoneEvent } from '../events/import-undone-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { contentWords, doneWords, effectWords, leftOutWords } from './import-state.ts';
import type { ImportState } from './import-state.ts';

/**
 * What a file of conversations holds, before it counts.
 * @event import-accepted - store it
 * @event import-dismissed - do not, stop, or close
 * @event import-undone - remove what was stored
 */
@customElement('hearth-import-preview')
export class HearthImportPreview extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    css`
      section {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--control-line);
        border-radius: var(--radius-card);
        background: var(--surface);
      }
      h2,
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: var(--text-l);
      }
      h2:focus-visible {
        outline: none;
      }
      .soft {
        color: var(--ink-soft);
      }
      [role='status'] {
        display: grid;
        gap: var(--space-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      progress {
        inline-size: 100%;
        accent-color: var(--accent);
      }
    `,
  ];

  @query('h2') private heading!: HTMLElement | null;

  @property({ attribute: false }) state: ImportState | null = null;

  /** The button that was pressed is gone: whoever uses the keyboard goes on from the card's title. */
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    const hadFocus = this.matches(':focus-within') || document.activeElement === document.body;
    if (before != null && before.phase !== this.state?.phase && hadFocus) this.heading?.focus();
  }

  override render() {
    const { state } = this;
    if (state === null) return nothing;
    return html`<section aria-labelledby="name">
      <h2 id="name" tabindex="-1" dir="auto">${state.name}</h2>
      <div role="status">${this.renderWords(state)}</div>
      <div class="actions">${this.renderActions(state)}</div>
    </section>`;
  }

  private renderWords(state: ImportState) {
    switch (state.phase) {
      case 'reading':
        return this.renderProgress(msg('Reading the file …'));
      case 'asking':
        return html`<p>${contentWords(state.outlook)}</p>
          ${effectWords(state.outlook).map((words) => html`<p>${words}</p>`)}
          ${leftOutWords(state.outlook).map((words) => html`<p class="soft">${words}</p>`)}`;
      case 'importing':
        return this.renderProgress(msg('Storing the conversations …'));
      case 'done':
        return html`<p>${doneWords(state.added, state.outlook.present)}</p>`;
      case 'undoing':
        return this.renderProgress(msg('Taking them out again …'));
      case 'undone':
        return html`<p>${msg('What was imported is gone again.')}</p>`;
    }
  }

  private renderProgress(words: string) {
    return html`<p>${words}</p>
      <progress aria-label=${words}></progress>`;
  }

  private renderActions(state: ImportState) {
    const dismiss = (): Event => new ImportDismissedEvent();
    switch (state.phase) {
      case 'reading':
        return this.renderButton(msg('Cancel'), dismiss);
      case 'asking':
        return this.renderChoice(state.outlook.added);
      case 'importing':
      case 'undoing':
        return nothing;
      case 'done':
        return [
          state.added === 0 ? nothing : this.renderButton(msg('Undo'), () => new ImportUndoneEvent()),
          this.renderButton(msg('Close'), dismiss),
        ];
      case 'undone':
        return this.renderButton(msg('Close'), dismiss);
    }
  }

  private renderChoice(added: number) {
    const number = formatNumber(added);
    const dismiss = (): Event => new ImportDismissedEvent();
    if (added === 0) return this.renderButton(msg('Close'), dismiss);
    const words = plural(added, msg('Import 1 conversation'), msg(str`Import ${number} conversations`));
    return [
      this.renderButton(words, () => new ImportAcceptedEvent(), 'primary'),
      this.renderButton(msg('Do not import'), dismiss),
    ];
  }

  private renderButton(words: string, event: () => Event, kind = '') {
    return html`<button type="button" class=${kind} @click=${() => this.dispatchEvent(event())}>
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-import-preview': HearthImportPreview;
  }
}
