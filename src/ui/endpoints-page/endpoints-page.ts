import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatNumber } from '../../i18n/format-number.ts';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import { EndpointRemovedEvent } from '../events/endpoint-removed-event.ts';
import { ModelChosenEvent } from '../events/model-chosen-event.ts';
import '../icon/icon.ts';
import { leavingWords } from '../leaving-words.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import './endpoint-form.ts';
import { serverSettings } from './server-settings.ts';
import type { EndpointListItem, FoundModel } from './endpoint-list-item.ts';
import type { ServerSetting } from './server-settings.ts';

const styles = css`
  :host {
    display: grid;
    gap: var(--space-5);
  }
  section,
  .list {
    display: grid;
    gap: var(--space-3);
  }
  ul,
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2,
  h3,
  summary {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
  }
  h3 {
    font-size: var(--text-m);
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    max-inline-size: var(--measure);
  }
  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .leaves {
    color: var(--warn);
    overflow-wrap: anywhere;
  }
  article {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface);
  }
  .words {
    display: grid;
    flex: 1 1 16rem;
    gap: var(--space-1);
    min-inline-size: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  dl {
    display: grid;
    gap: var(--space-1);
    margin: var(--space-3) 0 0;
  }
  dt {
    font-weight: 600;
  }
  dd {
    display: grid;
    gap: var(--space-1);
    margin: 0 0 var(--space-3);
  }
  code {
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-control);
    background: var(--fill);
    font-family: var(--font-code);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
`;

/**
 * Servers of the visitor's own: what that means, those that were added, and a form for another.
 * @event model-chosen - one of them is to answer
 * @event endpoint-removed
 * @event endpoint-asked - from the form
 * @event endpoint-added - from the form
 * @slot - what failed, below the form
 */
@customElement('hearth-endpoints-page')
export class HearthEndpointsPage extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, styles];

  /** Null while they are being looked up. */
  @property({ attribute: false }) endpoints: readonly EndpointListItem[] | null = null;
  /** Servers that the site offers. */
  @property({ attribute: false }) offered: readonly string[] = [];
  /** No server beyond those may be entered. */
  @property({ type: Boolean }) fixed = false;
  @property({ type: Boolean }) looking = false;
  @property({ attribute: false }) found: readonly FoundModel[] | null = null;
  /** The origin of this page, which servers have to let in. */
  @property() origin = '';

  override render() {
    if (this.fixed && this.offered.length === 0)
      return html`<p>
        ${msg('Whoever runs this site has switched this off: models answer on this device only.')}
      </p>`;
    return html`<p>
        ${msg(html`A model can also answer on a server: one on this computer, at home, at your school, or at a company. Then what you write, the conversation before it, and your instructions <strong>leave this page for that server</strong>, each time you ask. What it does with them, this page cannot know. Nothing is sent to a server that you have not added.`)}
      </p>
      ${this.renderList()}
      <section aria-labelledby="add">
        <h2 id="add">${msg('Add one')}</h2>
        <hearth-endpoint-form
          .offered=${this.offered}
          ?fixed=${this.fixed}
          ?looking=${this.looking}
          .found=${this.found}
        ></hearth-endpoint-form>
        <slot></slot>
      </section>
      ${this.renderHelp()}`;
  }

  private renderList() {
    const { endpoints } = this;
    if (endpoints === null) return html`<p role="status">${msg('Looking up what you have added …')}</p>`;
    if (endpoints.length === 0) return nothing;
    return html`<section aria-labelledby="yours">
      <h2 id="yours">${msg('Your endpoints')}</h2>
      <ul class="list">
        ${repeat(
          endpoints,
          ({ id }) => id,
          (endpoint) => html`<li>${this.renderEndpoint(endpoint)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderEndpoint({ id, name, model, url, hasKey, contextTokens, running }: EndpointListItem) {
    const endpoint = { url, key: null, model, contextTokens };
    const reads = contextTokens === null ? '' : msg(str`reads ${formatNumber(contextTokens)} tokens at once`);
    const key = hasKey ? msg('with a key') : msg('without a key');
    return html`<article aria-labelledby="name-${id}">
      <div class="words">
        <h3 id="name-${id}">${name}</h3>
        <p class="leaves">${leavingWords({ engine: 'endpoint', endpoint })}</p>
        <p class="soft">${[url, key, reads].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div class="actions">
        ${
          running
            ? html`<span>${msg('Answers in the chat')}</span>`
            : html`<button
                type="button"
                class="primary"
                aria-describedby="name-${id}"
                @click=${() => this.dispatchEvent(new ModelChosenEvent(id))}
              >
                ${msg('Use')}
              </button>`
        }
        <button
          type="button"
          aria-describedby="name-${id}"
          @click=${() => this.dispatchEvent(new EndpointRemovedEvent(id))}
        >
          ${msg('Remove')}
        </button>
      </div>
    </article>`;
  }

  private renderHelp() {
    return html`<details>
      <summary><hearth-icon name="chevron"></hearth-icon>${msg('The server does not answer?')}</summary>
      <dl>
        ${serverSettings(this.origin).map((setting) => this.renderSetting(setting))}
        <dt>${msg('The browser')}</dt>
        <dd>
          <p>
            ${msg('Chrome and Edge ask whether this page may reach devices on your network; that has to be allowed. A page that was opened with https reaches servers with plain http on this computer, and at home only where the browser makes an exception.')}
          </p>
        </dd>
      </dl>
    </details>`;
  }

  private renderSetting({ server, address, words, command }: ServerSetting) {
    return html`<dt>${server} <span class="soft">${address}</span></dt>
      <dd>
        <p>${words}</p>
        ${command === '' ? nothing : html`<code>${command}</code>`}
      </dd>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-endpoints-page': HearthEndpointsPage;
  }
}
