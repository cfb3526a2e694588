import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { PackAcceptedEvent } from '../events/pack-accepted-event.ts';
import { PackDismissedEvent } from '../events/pack-dismissed-event.ts';
import { formatBytes } from '../format-bytes.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderLicence } from '../render-licence.ts';

export interface PackState {
  phase: 'asking' | 'importing' | 'done';
  name: string;
  maker: string;
  licence: { name: string; url: string | null };
  sizeBytes: number;
  /** Its list of files is the one that this site knows. */
  isKnown: boolean;
  /** 0 to 1. */
  share: number;
}

/**
 * What a model pack says it is, before it counts.
 * @event pack-accepted
 * @event pack-dismissed
 */
@customElement('hearth-pack-preview')
export class HearthPackPreview extends OwnTaskElement {
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
      .soft {
        color: var(--ink-soft);
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

  @property({ attribute: false }) state: PackState | null = null;

  override render() {
    if (this.state === null) return nothing;
    const { name, maker, licence, sizeBytes, phase } = this.state;
    return html`<section aria-label=${msg('Model pack')}>
      <h2>${name}</h2>
      <p class="soft">
        <bdi>${maker === '' ? msg('Unknown maker') : maker}</bdi> · ${renderLicence(licence)} ·
        ${formatBytes(sizeBytes)}
      </p>
      <p>${this.describe(this.state)}</p>
      ${phase === 'importing' ? this.renderProgress(this.state) : nothing}
      <div class="actions">${this.renderActions(phase)}</div>
    </section>`;
  }

  private describe({ phase, isKnown }: PackState): string {
    if (phase === 'done') return msg('It is on this device now and can be started below.');
    return isKnown
      ? msg(
          'This site knows this model. Each file is checked against the list of this site before it counts.',
        )
      : msg(
          'This site does not know this model: its list of files came with the pack. Import it only if you trust who gave it to you.',
        );
  }

  private renderProgress({ share, name }: PackState) {
    return html`<progress aria-label=${msg(str`Importing ${name}`)} max="1" .value=${share}></progress>`;
  }

  private renderActions(phase: PackState['phase']) {
    const accept = (): void => void this.dispatchEvent(new PackAcceptedEvent());
    const dismiss = (): void => void this.dispatchEvent(new PackDismissedEvent());
    const words = { asking: msg('Do not import'), importing: msg('Cancel'), done: msg('Close') }[phase];
    return html`${
        phase === 'asking'
          ? html`<button type="button" class="primary" @click=${accept}>${msg('Import')}</button>`
          : nothing
      } <button type="button" @click=${dismiss}>${words}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-pack-preview': HearthPackPreview;
  }
}
