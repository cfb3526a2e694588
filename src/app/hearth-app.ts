import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { base } from '../styles/shared.ts';
import { Store } from '../state/store.ts';
import { StoreController } from '../state/store-controller.ts';
import '../ui/error-notice/error-notice.ts';
import '../ui/header/header.ts';
import '../ui/layout/layout.ts';
import { loadMarkdown } from '../ui/markdown/load-markdown.ts';
import { leavingWords, placeWords } from '../ui/leaving-words.ts';
import { afterFrame } from '../ui/next-task.ts';
import { OwnTaskElement } from '../ui/own-task-element.ts';
import { readingWords } from '../ui/turn/reading-words.ts';
import { AppCommands } from './app-commands.ts';
import { loadChatElements } from './load-chat-elements.ts';
import { pageTitle } from './page-title.ts';
import { renderModel } from './render-model.ts';
import { isPage, pageTitles, renderPage } from './render-page.ts';
import { RouteController } from './route-controller.ts';
import { styles } from './hearth-app.styles.ts';
import type { Services } from './services.ts';
import type { Notice } from './app-commands.ts';
import type { HearthComposer } from '../ui/composer/composer.ts';
import type { ConversationDeletedEvent } from '../ui/events/conversation-deleted-event.ts';
import type { ConversationSelectedEvent } from '../ui/events/conversation-selected-event.ts';
import type { EngineWishedEvent } from '../ui/events/engine-wished-event.ts';
import type { CoresWishedEvent } from '../ui/events/cores-wished-event.ts';
import type { DraftChangedEvent } from '../ui/events/draft-changed-event.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { MessageSubmittedEvent } from '../ui/events/message-submitted-event.ts';

/** The page: shows what the stores say, and turns what a person does into their commands. */
@customElement('hearth-app')
export class HearthApp extends OwnTaskElement {
  static override styles = [base, styles];

  private readonly services: Services;
  private readonly commands: AppCommands;
  private readonly route = new RouteController(this);
  private readonly notices = new Store<Notice | null>(null);
  /** Whether a new version of the site waits. */
  private readonly updates = new Store(false);
  private readonly model;
  private readonly choice;
  private readonly conversation;
  private readonly liveReply;
  private readonly ahead;
  private readonly cores;
  private readonly history;
  private readonly notice;
  private readonly isUpdateOffered;
  private wasReady = false;

  @query('hearth-composer') private composer!: HearthComposer | null;

  @state() private draft = '';

  // eslint-disable-next-line wc/no-constructor-params -- made by main.ts only, never by the parser
  constructor(services: Services) {
    super();
    this.services = services;
    this.draft = services.before?.draft ?? '';
    this.commands = new AppCommands(services, (notice) => this.notices.update(() => notice));
    this.model = new StoreController(this, services.model, (value) => value);
    this.choice = new StoreController(this, services.model.choice, (value) => value);
    this.conversation = new StoreController(this, services.conversation, (value) => value);
    this.liveReply = new StoreController(this, services.conversation.liveReply, (value) => value);
    this.ahead = new StoreController(this, services.conversation.ahead, (value) => value);
    this.cores = new StoreController(this, services.cores, (value) => value);
    this.history = new StoreController(this, services.history, (value) => value);
    this.notice = new StoreController(this, this.notices, (value) => value);
    this.isUpdateOffered = new StoreController(this, this.updates, (value) => value);
    services.offline.subscribe(({ status }) => this.updates.update(() => status === 'update-waiting'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.commands.begin();
    // The last moment at which a page on a phone hears that it may go.
    document.addEventListener('visibilitychange', this.onVisibility);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisibility);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { current } = this.route;
    document.title = isPage(current)
      ? `${pageTitles[current]} · Hearth`
      : pageTitle(this.model.value, this.liveReply.value !== null);
    this.loadElements();
    const isReady = this.model.value.status === 'ready';
    // The words of the first reply need it; it arrives while the model loads.
    if (this.model.value.status === 'loading') void loadMarkdown();
    if (isReady && !this.wasReady) void this.focusComposer();
    this.wasReady = isReady;
  }

  /** What a first visit does not show comes when it is about to be shown: the page before consent stays light. */
  private loadElements(): void {
    const isQuiet = ['checking', 'offered', 'unsupported'].includes(this.model.value.status);
    if (!this.isFirstVisit || !isQuiet) void loadChatElements();
    const isAsked = this.route.current === 'about' || this.route.current === 'settings';
    if (isAsked || this.notice.value !== null || this.isUpdateOffered.value) void import('./dialogs-view.ts');
  }

  /** With a model that runs in another tab the page is ready before the composer's code is here. */
  private async focusComposer(): Promise<void> {
    await customElements.whenDefined('hearth-composer');
    await this.composer?.updateComplete;
    await afterFrame();
    this.composer?.focus();
  }

  /** Nothing was ever said here: the page shows the model and one button. */
  private get isFirstVisit(): boolean {
    if (isPage(this.route.current)) return false;
    const nothingSaid =
      this.conversation.value.turns.length === 0 && this.history.value.summaries.length === 0;
    return nothingSaid && this.model.value.status !== 'ready';
  }

  /** What a question waits for. */
  private get waitingWords(): string {
    if (this.ahead.value > 0) return 'Waiting for an answer in another tab';
    return this.model.value.status === 'loading' ? 'Starting the model again' : readingWords;
  }

  /** Where what is written goes, for a model that is not on this device. */
  private get leaving(): string {
    return leavingWords(this.choice.value.elsewhere);
  }

  private get place(): string {
    return placeWords(this.choice.value.elsewhere);
  }

  private get hint(): string {
    const { leaving } = this;
    return `${leaving === '' ? '' : `What you write ${leaving}. `}The model may be wrong.`;
  }

  private readonly onVisibility = (): void => {
    if (document.visibilityState === 'hidden') void this.services.history.saveNow();
  };

  private onSubmit({ text }: MessageSubmittedEvent): void {
    if (this.model.value.status !== 'ready') return;
    this.draft = '';
    void this.services.conversation.ask(text);
  }

  private onStartNew(): void {
    if (isPage(this.route.current)) this.route.go('chat');
    void this.services.conversation.startNew();
  }

  private onSelect({ id }: ConversationSelectedEvent): void {
    if (isPage(this.route.current)) this.route.go('chat');
    void this.services.history.select(id);
  }

  private onErrorAction(event: ErrorActionEvent): void {
    // From a turn the event comes through the transcript; from the page's own notice it does not.
    const turn = event
      .composedPath()
      .find((target) => target instanceof Element && target.localName === 'hearth-turn');
    const turnId = (turn as HTMLElementTagNameMap['hearth-turn'] | undefined)?.turn?.id ?? null;
    void this.commands.recover(event.action, turnId);
  }

  override render() {
    return html`<hearth-layout
        ?first-visit=${this.isFirstVisit}
        @model-requested=${() => void this.services.model.start()}
        @engine-wished=${({ wish }: EngineWishedEvent) => void this.services.model.wish(wish)}
        @load-cancelled=${() => this.services.model.cancel()}
        @download-paused=${() => this.services.model.pause()}
        @error-action=${this.onErrorAction}
        @message-submitted=${this.onSubmit}
        @stop-requested=${() => this.services.conversation.stop()}
        @draft-changed=${({ draft }: DraftChangedEvent) => (this.draft = draft)}
        @conversation-started=${this.onStartNew}
        @conversation-selected=${this.onSelect}
        @conversation-deleted=${({ id }: ConversationDeletedEvent) => void this.commands.remove(id)}
        @cores-wished=${({ wish }: CoresWishedEvent) => void this.commands.changeCores(wish, this.draft)}
        @settings-requested=${() => this.route.go('settings')}
        @about-requested=${() => this.route.go('about')}
      >
        ${this.renderHeader()} ${this.renderMain()}
      </hearth-layout>
      ${this.renderDialogs()}`;
  }

  private renderMain() {
    const { current } = this.route;
    if (isPage(current)) return html`${this.renderList()} ${renderPage(current, this.services)}`;
    return this.isFirstVisit ? this.renderFirstVisit() : this.renderChat();
  }

  private renderList() {
    return html`<hearth-chat-list
      slot="sidebar"
      .conversations=${this.history.value.summaries}
      .selectedId=${this.conversation.value.id}
    ></hearth-chat-list>`;
  }

  private renderHeader() {
    return html`<hearth-header
      slot="header"
      .modelName=${this.isFirstVisit ? '' : this.choice.value.card.name}
      ?ready=${this.model.value.status === 'ready'}
      ?resting=${this.model.value.status === 'ready' && this.model.value.isResting === true}
      .leaving=${this.leaving}
      .place=${this.place}
      ?bare=${this.isFirstVisit}
    ></hearth-header>`;
  }

  private renderFirstVisit() {
    return html`<div class="first">${renderModel(this.model.value, this.choice.value, 'full')}</div>`;
  }

  private renderChat() {
    const { turns } = this.conversation.value;
    return html`${this.renderList()}
      <hearth-transcript .turns=${turns} .liveText=${this.liveReply.value} .waiting=${this.waitingWords}>
        ${this.model.value.status === 'ready' ? html`<hearth-empty-chat slot="empty" .leaving=${this.leaving}></hearth-empty-chat>` : nothing}
      </hearth-transcript>
      <div slot="composer" class="bottom">
        ${this.renderStorage()} ${this.renderCores()} ${this.renderBottom()}
      </div>`;
  }

  private renderBottom() {
    const isAnswering = this.liveReply.value !== null;
    const { status } = this.model.value;
    // The turn in which it happened says what failed and offers the way on; once is enough.
    const isToldAbove =
      status === 'failed' && this.conversation.value.turns.at(-1)?.outcome.status === 'failed';
    if (isToldAbove) {
      return html`<hearth-composer
        status="unavailable"
        hint="The model is not running at the moment."
        .draft=${this.draft}
      ></hearth-composer>`;
    }
    if (status !== 'ready' && !isAnswering)
      return renderModel(this.model.value, this.choice.value, 'compact');
    return html`<hearth-composer
      status=${isAnswering ? 'answering' : 'idle'}
      .hint=${this.hint}
      .draft=${this.draft}
    ></hearth-composer>`;
  }

  private renderStorage() {
    const { error } = this.history.value;
    return error && html`<hearth-error-notice .error=${error}></hearth-error-notice>`;
  }

  /** Only what runs on the processor has a use for its cores; a reply is not cut off for it. */
  private renderCores() {
    const isReady = this.model.value.status === 'ready' && this.liveReply.value === null;
    const isOnProcessor = this.choice.value.engine === 'wllama';
    if (!isReady || !isOnProcessor || this.cores.value !== 'offered') return nothing;
    return html`<hearth-cores-offer></hearth-cores-offer>`;
  }

  /** Empty until one of them is asked for: see `loadElements`. */
  private renderDialogs() {
    return html`<hearth-dialogs-view
      .services=${this.services}
      .commands=${this.commands}
      .notices=${this.notices}
      .updates=${this.updates}
      @update-accepted=${() => void this.commands.applyUpdate(this.draft)}
    ></hearth-dialogs-view>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-app': HearthApp;
  }
}
