import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { endpointId } from '../../models/endpoint-record.ts';
import '../../ui/endpoints-page/endpoints-page.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/page-frame/page-frame.ts';
import { PageView } from './page-view.ts';
import type { PropertyValues } from 'lit';
import type { EndpointRecord } from '../../models/endpoint-record.ts';
import type { SiteConfig } from '../../models/site-config.ts';
import type { EndpointCommands } from '../endpoint-commands.ts';
import type { EndpointListItem, FoundModel } from '../../ui/endpoints-page/endpoint-list-item.ts';
import type { EndpointAddedEvent } from '../../ui/events/endpoint-added-event.ts';
import type { EndpointAskedEvent } from '../../ui/events/endpoint-asked-event.ts';
import type { EndpointRemovedEvent } from '../../ui/events/endpoint-removed-event.ts';
import type { ModelChosenEvent } from '../../ui/events/model-chosen-event.ts';

/** The page of servers that answer in place of a model on this device. */
@customElement('hearth-endpoints-view')
export class HearthEndpointsView extends PageView {
  @state() private rules: Pick<SiteConfig, 'endpoints' | 'visitorEndpoints'> | null = null;
  @state() private found: readonly FoundModel[] | null = null;
  @state() private looking = false;
  @state() private records: readonly EndpointRecord[] | null = null;
  private abort = new AbortController();

  override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abort.abort();
  }

  protected override async look(): Promise<void> {
    const { store, commands } = await this.services.endpoints();
    this.rules = await commands.rules();
    await store.refresh();
    this.records = store.value;
  }

  private command(work: (commands: EndpointCommands) => Promise<void>): Promise<void> {
    return this.run(async () => work((await this.services.endpoints()).commands));
  }

  private async ask({ url, key }: EndpointAskedEvent): Promise<void> {
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.found = null;
    this.looking = true;
    await this.command(async (commands) => {
      this.found = await commands.look({ url, key }, signal);
    });
    this.looking = false;
  }

  private async add({ endpoint }: EndpointAddedEvent): Promise<void> {
    await this.command((commands) => commands.add(endpoint));
    if (this.error === null) this.found = null;
  }

  private async use(id: string): Promise<void> {
    await this.command((commands) => commands.use(id));
    if (this.error === null) location.hash = '#/';
  }

  private toItem(record: EndpointRecord): EndpointListItem {
    const { model } = this.services;
    const { key, ...shown } = record;
    const running = model.value.status === 'ready' && model.isChosen(endpointId(record));
    return { ...shown, hasKey: key !== null, running };
  }

  override render() {
    const { rules } = this;
    return html`<hearth-page-frame
      heading=${msg('An endpoint of your own')}
      lead=${msg('For those who run a model on a server that speaks OpenAI’s protocol: llama.cpp, vLLM, SGLang, Ollama, LM Studio and others.')}
      aria-busy=${this.busy ? 'true' : 'false'}
      @error-action=${() => (this.error = null)}
    >
      <hearth-endpoints-page
        .endpoints=${this.records?.map((record) => this.toItem(record)) ?? null}
        .offered=${rules?.endpoints ?? []}
        ?fixed=${rules?.visitorEndpoints === false}
        ?looking=${this.looking}
        .found=${this.found}
        .origin=${location.origin}
        @endpoint-asked=${(event: EndpointAskedEvent) => void this.ask(event)}
        @endpoint-added=${(event: EndpointAddedEvent) => void this.add(event)}
        @endpoint-removed=${({ id }: EndpointRemovedEvent) =>
          void this.command((commands) => commands.remove(id))}
        @model-chosen=${({ id }: ModelChosenEvent) => void this.use(id)}
      >
        ${this.error === null ? nothing : html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
      </hearth-endpoints-page>
    </hearth-page-frame>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-endpoints-view': HearthEndpointsView;
  }
}
