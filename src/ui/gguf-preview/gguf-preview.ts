import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { PackAcceptedEvent } from '../events/pack-accepted-event.ts';
import { PackDismissedEvent } from '../events/pack-dismissed-event.ts';
import { formatBytes } from '../format-bytes.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import '../icon/icon.ts';
import { describeParameters } from '../models-page/model-list-item.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { renderLicence } from '../render-licence.ts';
import { styles } from './gguf-preview.styles.ts';
import { warningWords } from './gguf-state.ts';
import type { GgufState } from './gguf-state.ts';

const workWords = (phase: Exclude<GgufState['phase'], 'asking' | 'done'>): string =>
  ({
    importing: msg('Checking and storing it'),
    fetching: msg('Downloading it'),
    repacking: msg('Rewriting it for the graphics chip'),
  })[phase];

/**
 * What a GGUF is, before it counts.
 * @event pack-accepted - add it
 * @event pack-dismissed - do not, stop, or close
 */
@customElement('hearth-gguf-preview')
export class HearthGgufPreview extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) state: GgufState | null = null;

  override render() {
    const { state } = this;
    if (state === null) return nothing;
    const { name, maker, licence, sizeBytes, phase } = state;
    return html`<section aria-labelledby="name">
      <h2 id="name">${name}</h2>
      <p class="soft">
        <bdi>${maker === '' ? msg('Unknown maker') : maker}</bdi> · ${renderLicence(licence)} ·
        ${formatBytes(sizeBytes)}
      </p>
      ${phase === 'done' ? html`<p>${msg('It is on this device now and can be started below.')}</p>` : this.renderTrust(state)}
      ${this.renderFacts(state)}
      <div role="status">${this.renderProgress(state)}</div>
      <div class="actions">${this.renderActions(state)}</div>
    </section>`;
  }

  private renderTrust({ warnings, chipBytes, sizeBytes, repo }: GgufState) {
    return html`<p>
        ${
          repo === null
            ? msg(
                'Not checked by anyone we know: all of this is what the file says of itself. Add it only if you trust where it comes from.',
              )
            : msg(
                'Not checked by anyone we know: all of this is what the file on the hub says of itself. Add it only if you trust where it comes from.',
              )
        }
      </p>
      <p>
        ${
          chipBytes === null
            ? msg('It runs on the processor, which is slower than the graphics chip.')
            : msg(
                str`It runs on the graphics chip. For that it is rewritten, and takes ${formatBytes(chipBytes)} in place of ${formatBytes(sizeBytes)}.`,
              )
        }
      </p>
      ${warnings.map(
        (warning) =>
          html`<p class="warning"><hearth-icon name="alert"></hearth-icon>${warningWords(warning)}</p>`,
      )}`;
  }

  private renderFacts(state: GgufState) {
    const { contextTokens, trainedTokens } = state;
    const isShortened = trainedTokens > contextTokens;
    const memory =
      state.chipBytes === null ? msg(str`about ${formatBytes(state.memoryBytes)} while it runs`) : '';
    const rows: readonly (readonly [string, string])[] = [
      [msg('Calls itself'), state.ownName === state.name ? '' : state.ownName],
      [msg('Comes from'), state.repo ?? ''],
      [msg('Size'), describeParameters(rounded(state.parameters))],
      [msg('Stored as'), state.quantization],
      [msg('Memory'), memory],
      [
        msg('Reads'),
        isShortened
          ? msg(
              str`${formatNumber(contextTokens)} tokens at once, of ${formatNumber(trainedTokens)} that it knows`,
            )
          : msg(str`${formatNumber(contextTokens)} tokens at once`),
      ],
      [msg('Architecture'), state.architecture],
      [msg('Files'), state.parts === 1 ? '' : String(state.parts)],
    ];
    return html`<dl>
      ${rows
        .filter(([, value]) => value !== '')
        .map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
    </dl>`;
  }

  private renderProgress({ phase, share, name }: GgufState) {
    if (phase === 'asking' || phase === 'done') return nothing;
    return html`<p>${msg(str`${workWords(phase)} …`, { desc: 'what happens at the moment' })}</p>
      <progress aria-label=${`${workWords(phase)}: ${name}`} max="1" .value=${share}></progress>`;
  }

  private renderActions({ phase, repo, sizeBytes }: GgufState) {
    const accept = (): void => void this.dispatchEvent(new PackAcceptedEvent());
    const dismiss = (): void => void this.dispatchEvent(new PackDismissedEvent());
    return html`${
        phase === 'asking'
          ? html`<button type="button" class="primary" @click=${accept}>
              ${repo === null ? msg('Add') : msg(str`Get it (${formatBytes(sizeBytes)})`)}
            </button>`
          : nothing
      } <button type="button" @click=${dismiss}>${phase === 'done' ? msg('Close') : msg('Cancel')}</button>`;
  }
}

/** Billions of parameters with as many digits as people want. */
function rounded(parameters: number): number {
  return parameters < 1e9 ? parameters / 1e9 : Math.round(parameters / 1e8) / 10;
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-gguf-preview': HearthGgufPreview;
  }
}
