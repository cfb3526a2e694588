import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons, disclosure, inputs } from '../../styles/shared.ts';
import { ListingPickedEvent } from '../events/listing-picked-event.ts';
import { RepoRequestedEvent } from '../events/repo-requested-event.ts';
import { formatBytes } from '../format-bytes.ts';
import { plural } from '../../i18n/format-number.ts';
import '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';

/** One model of a repository, as its row shows it. */
interface HubListing {
  name: string;
  /** Null where its name does not tell. */
  quantization: string | null;
  sizeBytes: number;
  parts: number;
}

export type HubFormState =
  | { phase: 'empty' }
  /** The hub is asked what there is. */
  | { phase: 'listing' }
  | { phase: 'listed'; repo: string; models: readonly HubListing[] }
  /** The beginning of one of them is read. */
  | { phase: 'reading'; repo: string; models: readonly HubListing[]; index: number };

const styles = css`
  :host {
    display: block;
  }
  summary {
    font-weight: 500;
  }
  .open {
    display: grid;
    gap: var(--space-3);
    padding-block-start: var(--space-3);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3);
  }
  label {
    display: grid;
    flex: 1 1 16rem;
    gap: var(--space-1);
    min-inline-size: 0;
    font-weight: 600;
  }
  input {
    min-inline-size: 0;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  .soft {
    color: var(--ink-soft);
  }
  ul {
    display: grid;
    max-block-size: 24rem;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) var(--space-4);
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;

/**
 * Which models a repository of a hub holds, and the choice of one.
 * @event repo-requested
 * @event listing-picked
 */
@customElement('hearth-hub-form')
export class HearthHubForm extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, inputs, styles];

  @query('input') private input!: HTMLInputElement;

  @state() private isOpen = false;

  @property({ attribute: false }) state: HubFormState = { phase: 'empty' };

  /** What is under way is seen; after a failure it stays as it was. */
  override willUpdate(): void {
    if (this.state.phase !== 'empty') this.isOpen = true;
  }

  private onToggle(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const repo = this.input.value.trim();
    if (repo === '') this.input.focus();
    else this.dispatchEvent(new RepoRequestedEvent(repo));
  }

  override render() {
    const { phase } = this.state;
    return html`<details ?open=${this.isOpen} @toggle=${this.onToggle}>
      <summary><hearth-icon name="chevron"></hearth-icon>${msg('Get a model from a hub')}</summary>
      <div class="open">
        <form @submit=${this.onSubmit}>
          <label
            >${msg('Repository')}<input
              type="text"
              inputmode="url"
              autocapitalize="none"
              autocomplete="off"
              spellcheck="false"
              maxlength="2048"
              placeholder=${msg('owner/name, or its address')}
              aria-describedby="hint"
          /></label>
          <button type="submit" aria-disabled=${phase === 'listing'}>${msg('Show its models')}</button>
        </form>
        <p class="soft" id="hint">
          ${msg('One that holds GGUF files. The hub sees your network address and what you ask for; nothing else is sent.')}
        </p>
        <div role="status">${this.renderStatus(this.state)}</div>
        ${'models' in this.state ? this.renderModels(this.state) : nothing}
      </div>
    </details>`;
  }

  private renderStatus(state: HubFormState) {
    if (state.phase === 'listing') return html`<p>${msg('Asking the hub …')}</p>`;
    if (state.phase === 'reading')
      return html`<p>${msg(str`Reading what ${state.models[state.index]?.name ?? 'it'} is …`)}</p>`;
    if (state.phase === 'empty') return nothing;
    const count = state.models.length;
    const words = plural(
      count,
      msg(str`One model in ${state.repo}:`),
      msg(str`${count} models in ${state.repo}, the smallest first:`),
    );
    return html`<p>${words}</p>`;
  }

  private renderModels({ models, phase }: Extract<HubFormState, { repo: string }>) {
    return html`<ul tabindex="0" aria-label=${msg('Models of the repository')}>
      ${models.map(
        ({ name, quantization, sizeBytes, parts }, index) =>
          html`<li>
            <span class="name" id="model-${index}"
              ><bdi>${name}</bdi>
              <span class="soft"
                >· ${quantization === null ? nothing : html`<bdi>${quantization}</bdi> ·`}
                ${formatBytes(sizeBytes)}${parts === 1 ? nothing : `, ${msg(str`${parts} parts`)}`}</span
              ></span
            >
            <button
              type="button"
              aria-label=${msg(str`Look at it: ${name}`)}
              aria-disabled=${phase === 'reading'}
              @click=${() => this.dispatchEvent(new ListingPickedEvent(index))}
            >
              ${msg('Look at it')}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-hub-form': HearthHubForm;
  }
}
