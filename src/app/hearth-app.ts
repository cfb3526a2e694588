import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { base } from '../styles/shared.ts';
import { StoreController } from '../state/store-controller.ts';
import '../ui/error-notice/error-notice.ts';
import '../ui/header/header.ts';
import '../ui/layout/layout.ts';
import { loadMarkdown } from '../ui/markdown/load-markdown.ts';
import { afterFrame } from '../ui/next-task.ts';
import { OwnTaskElement } from '../ui/own-task-element.ts';
import { readingWords } from '../ui/turn/reading-words.ts';
import { AppCommands } from './app-commands.ts';
import { pageTitle } from './page-title.ts';
import { renderModel } from './render-model.ts';
import { isPage, pageTitles, renderPage } from './render-page.ts';
import { RouteController } from './route-controller.ts';
import { styles } from './hearth-app.styles.ts';
import type { Route } from './route-controller.ts';
import type { Services } from './services.ts';
import type { Notice } from './app-commands.ts';
import type { HearthAbout } from '../ui/about/about.ts';
import type { HearthComposer } from '../ui/composer/composer.ts';
import type { HearthSettings } from '../ui/settings/settings.ts';
import type { ConversationDeletedEvent } from '../ui/events/conversation-deleted-event.ts';
import type { ConversationSelectedEvent } from '../ui/events/conversation-selected-event.ts';
import type { EngineWishedEvent } from '../ui/events/engine-wished-event.ts';
import type { CoresWishedEvent } from '../ui/events/cores-wished-event.ts';
import type { DraftChangedEvent } from '../ui/events/draft-changed-event.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { MessageSubmittedEvent } from '../ui/events/message-submitted-event.ts';
import type { RestChangedEvent } from '../ui/events/rest-changed-event.ts';
import type { SettingsChangedEvent } from '../ui/events/settings-changed-event.ts';

/** The page: shows what the stores say, and turns what a person does into their commands. */
@customElement('hearth-app')
export class HearthApp extends OwnTaskElement {
  static override styles = [base, styles];

  private readonly services: Services;
  private readonly commands: AppCommands;
  private readonly route = new RouteController(this);
  private readonly model;
  private readonly choice;
  private readonly conversation;
  private readonly liveReply;
  private readonly ahead;
  private readonly engineWish;
  private readonly cores;
  private readonly rest;
  private readonly history;
  private readonly settings;
  private wasReady = false;
  private shownRoute: Route = 'chat';

  @query('hearth-composer') private composer!: HearthComposer | null;
  @query('hearth-settings') private settingsDialog!: HearthSettings;
  @query('hearth-about') private aboutDialog!: HearthAbout;

  @state() private draft = '';
  @state() private notice: Notice | null = null;
  @state() private isUpdateOffered = false;

  // eslint-disable-next-line wc/no-constructor-params -- made by main.ts only, never by the parser
  constructor(services: Services) {
    super();
    this.services = services;
    this.draft = services.before?.draft ?? '';
    this.commands = new AppCommands(services, (notice) => (this.notice = notice));
    this.model = new StoreController(this, services.model, (value) => value);
    this.choice = new StoreController(this, services.model.choice, (value) => value);
    this.conversation = new StoreController(this, services.conversation, (value) => value);
    this.liveReply = new StoreController(this, services.conversation.liveReply, (value) => value);
    this.ahead = new StoreController(this, services.conversation.ahead, (value) => value);
    this.engineWish = new StoreController(this, services.engineWish, (value) => value);
    this.cores = new StoreController(this, services.cores, (value) => value);
    this.rest = new StoreController(this, services.rest, (value) => value);
    this.history = new StoreController(this, services.history, (value) => value);
    this.settings = new StoreController(this, services.settings, (value) => value);
    services.offline.subscribe(({ status }) => (this.isUpdateOffered = status === 'update-waiting'));
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
    this.showRoute();
    const isReady = this.model.value.status === 'ready';
    // The words of the first reply need it; it arrives while the model loads.
    if (this.model.value.status === 'loading') void loadMarkdown();
    if (isReady && !this.wasReady) void this.focusComposer();
    this.wasReady = isReady;
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

  private readonly onVisibility = (): void => {
    if (document.visibilityState === 'hidden') void this.services.history.saveNow();
  };

  private showRoute(): void {
    const { current } = this.route;
    if (current === this.shownRoute) return;
    this.dialogOf(this.shownRoute)?.close();
    const dialog = this.dialogOf(current);
    if (dialog !== null) void this.openDialog(dialog);
    this.shownRoute = current;
  }

  /** On a slow start the address may ask for a dialog whose code is still to come. */
  private async openDialog(dialog: HearthAbout | HearthSettings): Promise<void> {
    await customElements.whenDefined(dialog.localName);
    await dialog.open();
  }

  private dialogOf(route: Route): HearthAbout | HearthSettings | null {
    if (route === 'about') return this.aboutDialog;
    return route === 'settings' ? this.settingsDialog : null;
  }

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

  private onUndo(): void {
    this.notice?.undo?.();
    this.notice = null;
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
        ${this.model.value.status === 'ready' ? html`<hearth-empty-chat slot="empty"></hearth-empty-chat>` : nothing}
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

  private renderDialogs() {
    // The address may already ask for something else when a dialog has closed.
    const leave = (route: Route) => (): void => {
      if (this.route.current === route) this.route.go('chat');
    };
    const contextTokens =
      this.model.value.status === 'ready'
        ? this.model.value.contextTokens
        : this.choice.value.card.contextTokens;
    return html`<hearth-settings
        .settings=${{ ...this.settings.value, systemPrompt: this.conversation.value.systemPrompt }}
        .contextTokens=${contextTokens}
        .restMinutes=${this.rest.value}
        .engineWish=${this.engineWish.value}
        @engine-wished=${({ wish }: EngineWishedEvent) => void this.services.model.wish(wish)}
        @rest-changed=${({ minutes }: RestChangedEvent) => void this.commands.changeRest(minutes)}
        @settings-changed=${({ settings }: SettingsChangedEvent) => void this.commands.changeSettings(settings)}
        @dialog-closed=${leave('settings')}
      ></hearth-settings>
      <hearth-about @dialog-closed=${leave('about')}></hearth-about>
      <hearth-toast
        message=${this.notice?.text ?? ''}
        action=${this.notice?.undo ? 'Undo' : ''}
        @toast-acted=${this.onUndo}
        @toast-dismissed=${() => (this.notice = null)}
      ></hearth-toast>
      <hearth-toast
        message=${this.isUpdateOffered ? 'A new version of Hearth is ready.' : ''}
        action="Use it"
        lasting
        @toast-acted=${() => void this.commands.applyUpdate(this.draft)}
        @toast-dismissed=${() => (this.isUpdateOffered = false)}
      ></hearth-toast>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-app': HearthApp;
  }
}
