import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { parseEndpointKey, parseEndpointUrl } from '../../models/endpoint-address.ts';
import { base, buttons, inputs } from '../../styles/shared.ts';
import { EndpointAddedEvent } from '../events/endpoint-added-event.ts';
import { EndpointAskedEvent } from '../events/endpoint-asked-event.ts';
import { leavingWords } from '../leaving-words.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './endpoint-form.styles.ts';
import type { FoundModel } from './endpoint-list-item.ts';

const urlProblem = (): string =>
  msg(
    'Enter the address of a server, such as http://localhost:11434, without a name, a password, “?” or “#”.',
  );
const keyProblem = (): string => msg('A key has no spaces and no letters such as é.');

/**
 * Where one adds a server: its address and key, then one of its models.
 * @event endpoint-asked - the server is to be asked for its models
 * @event endpoint-added - one of them is to be kept
 */
@customElement('hearth-endpoint-form')
export class HearthEndpointForm extends OwnTaskElement {
  static override styles = [base, buttons, inputs, styles];

  @query('#url') private urlField!: HTMLInputElement | HTMLSelectElement;
  @query('#key') private keyField!: HTMLInputElement;
  @query('#model') private modelField!: HTMLSelectElement | null;

  @state() private url: string | null = null;
  @state() private urlProblem = '';
  @state() private keyProblem = '';

  /** Servers that the site offers. */
  @property({ attribute: false }) offered: readonly string[] = [];
  /** Whether another one may be entered. */
  @property({ type: Boolean }) fixed = false;
  @property({ type: Boolean }) looking = false;
  /** What the server has; null before it was asked. */
  @property({ attribute: false }) found: readonly FoundModel[] | null = null;

  override updated(changed: PropertyValues<this>): void {
    // What comes next is there to be chosen.
    if (changed.has('found') && this.found !== null && this.found.length > 0) this.modelField?.focus();
  }

  override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    this.readUrl();
  }

  private readUrl(): void {
    this.url = parseEndpointUrl(this.urlField.value);
    this.urlProblem = '';
  }

  private onLook(event: SubmitEvent): void {
    event.preventDefault();
    if (this.looking) return;
    this.readUrl();
    const key = parseEndpointKey(this.keyField.value);
    this.urlProblem = this.url === null ? urlProblem() : '';
    this.keyProblem = key === undefined ? keyProblem() : '';
    if (this.url === null) this.urlField.focus();
    else if (key === undefined) this.keyField.focus();
    else this.dispatchEvent(new EndpointAskedEvent(this.url, key));
  }

  private onAdd(): void {
    const { url, found, modelField } = this;
    const model = found?.find(({ id }) => id === modelField?.value);
    const key = parseEndpointKey(this.keyField.value);
    if (url === null || model === undefined || key === undefined) return;
    this.dispatchEvent(
      new EndpointAddedEvent({ url, key, model: model.id, contextTokens: model.contextTokens }),
    );
    this.keyField.value = '';
  }

  override render() {
    return html`<form @submit=${this.onLook} novalidate>
      ${this.renderUrl()} ${this.renderKey()}
      <p class="leaves">${this.renderLeaving()}</p>
      <div class="actions">
        <button
          type="submit"
          class=${this.found === null ? 'primary' : ''}
          aria-disabled=${this.looking ? 'true' : 'false'}
        >
          ${msg('Look for models')}
        </button>
      </div>
      <p role="status">${this.status}</p>
      ${this.found === null || this.found.length === 0 ? nothing : this.renderModels(this.found)}
    </form>`;
  }

  private renderLeaving() {
    const { url } = this;
    if (url === null) return nothing;
    const endpoint = { url, key: null, model: '', contextTokens: null };
    return msg(str`What you write ${leavingWords({ engine: 'endpoint', endpoint })}`);
  }

  private get status(): string {
    if (this.looking) return msg('Asking the server …');
    if (this.found === null) return '';
    const count = this.found.length;
    if (count === 0) return msg('The server answers, but it has no model.');
    return count === 1 ? msg('It has one model.') : msg(str`It has ${count} models.`);
  }

  private renderUrl() {
    return html`<div class="field">
      <label for="url">${msg('Address of the server')}</label>
      ${this.fixed ? this.renderOffered() : this.renderUrlField()}
      <p id="url-problem" class="problem" aria-live="polite">${this.urlProblem}</p>
    </div>`;
  }

  private renderOffered() {
    return html`<select id="url" @change=${this.readUrl}>
      ${this.offered.map((url) => html`<option value=${url}>${url}</option>`)}
    </select>`;
  }

  private renderUrlField() {
    return html`<input
        id="url"
        type="text"
        inputmode="url"
        autocapitalize="off"
        autocomplete="off"
        spellcheck="false"
        list="offered"
        placeholder=${msg('http://localhost:11434')}
        aria-describedby="url-problem"
        aria-invalid=${this.urlProblem === '' ? 'false' : 'true'}
        @input=${this.readUrl}
      />
      <datalist id="offered">${this.offered.map((url) => html`<option value=${url}></option>`)}</datalist>`;
  }

  private renderKey() {
    return html`<div class="field">
      <label for="key">${msg('Key, if it wants one')}</label>
      <input
        id="key"
        type="password"
        autocomplete="off"
        aria-describedby="key-help key-problem"
        aria-invalid=${this.keyProblem === '' ? 'false' : 'true'}
      />
      <p id="key-help">${msg('It is kept on this device and sent to that server only.')}</p>
      <p id="key-problem" class="problem" aria-live="polite">${this.keyProblem}</p>
    </div>`;
  }

  private renderModels(found: readonly FoundModel[]) {
    return html`<div class="field">
        <label for="model">${msg('Model')}</label>
        <select id="model">
          ${found.map(({ id }) => html`<option value=${id}>${id}</option>`)}
        </select>
      </div>
      <div class="actions">
        <button type="button" class="primary" @click=${this.onAdd}>${msg('Add it')}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-endpoint-form': HearthEndpointForm;
  }
}
