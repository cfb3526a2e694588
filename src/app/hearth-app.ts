import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { base } from '../styles/shared.ts';
import { Store } from '../state/store.ts';
import { StoreController } from '../state/store-controller.ts';
import '../ui/header/header.ts';
import '../ui/layout/layout.ts';
import { loadMarkdown } from '../ui/markdown/load-markdown.ts';
import { leavingWords, placeWords } from '../ui/leaving-words.ts';
import { OwnTaskElement } from '../ui/own-task-element.ts';
import { answerRequests } from './answer-requests.ts';
import { AppCommands } from './app-commands.ts';
import { fillDraft } from './begin-draft.ts';
import { loadChatElements } from './load-chat-elements.ts';
import { pageTitle } from './page-title.ts';
import { renderModel } from './render-model.ts';
import { isPage, pageTitleOf, renderPage } from './render-page.ts';
import { renderWaitingDraft } from './render-waiting-draft.ts';
import { isDialog, RouteController } from './route-controller.ts';
import { takeOpener } from './take-opener.ts';
import { styles } from './hearth-app.styles.ts';
import type { Services } from './services.ts';
import type { Notice } from './app-commands.ts';
import type { ConversationSelectedEvent } from '../ui/events/conversation-selected-event.ts';
import type { CoresWishedEvent } from '../ui/events/cores-wished-event.ts';
import type { EngineWishedEvent } from '../ui/events/engine-wished-event.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { SidebarToggledEvent } from '../ui/events/sidebar-toggled-event.ts';
import type { MessageSubmittedEvent } from '../ui/events/message-submitted-event.ts';

/** The page: its frame, and which part of it is shown. What the parts show, they know themselves. */
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
  private readonly hasTurns;
  private readonly isAnswering;
  private readonly hasHistory;
  private readonly hasDraft;
  private readonly unseen;
  private readonly isSidebarShown;
  private readonly notice;
  private readonly isUpdateOffered;

  // eslint-disable-next-line wc/no-constructor-params -- made by main.ts only, never by the parser
  constructor(services: Services) {
    super();
    this.services = services;
    this.commands = new AppCommands(services, (notice) => this.notices.update(() => notice));
    this.model = new StoreController(this, services.model, (value) => value);
    this.choice = new StoreController(this, services.model.choice, (value) => value);
    this.hasTurns = new StoreController(this, services.conversation, ({ turns }) => turns.length > 0);
    this.isAnswering = new StoreController(this, services.conversation.liveReply, (text) => text !== null);
    this.hasHistory = new StoreController(this, services.history, ({ summaries }) => summaries.length > 0);
    this.hasDraft = new StoreController(this, services.draft, (text) => text !== '');
    this.unseen = new StoreController(this, services.unseenReply, (value) => value);
    this.isSidebarShown = new StoreController(this, services.appearance, ({ sidebar }) => sidebar);
    this.notice = new StoreController(this, this.notices, (value) => value);
    this.isUpdateOffered = new StoreController(this, this.updates, (value) => value);
    answerRequests(this, () => this.renderRoot, services);
    services.offline.subscribe(({ status }) => this.updates.update(() => status === 'update-waiting'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.commands.begin();
    // The last moment at which a page on a phone hears that it may go.
    document.addEventListener('visibilitychange', this.onVisibility);
    window.addEventListener('hashchange', this.onAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisibility);
    window.removeEventListener('hashchange', this.onAddress);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { current } = this.route;
    document.title = pageTitle({
      model: this.model.value,
      isAnswering: this.isAnswering.value,
      unseen: this.unseen.value,
      heading: isPage(current) ? pageTitleOf(current) : null,
    });
    this.loadElements();
    // The words of the first reply need it; it arrives while the model loads.
    if (this.model.value.status === 'loading') void loadMarkdown();
  }

  /** What a first visit does not show comes when it is about to be shown: the page before consent stays light. */
  private loadElements(): void {
    const isQuiet = ['checking', 'offered', 'unsupported'].includes(this.model.value.status);
    if (!this.isFirstVisit || !isQuiet) void loadChatElements();
    const isAsked = isDialog(this.route.current);
    if (isAsked || this.notice.value !== null || this.isUpdateOffered.value) void import('./dialogs-view.ts');
  }

  /** Nothing was ever said here: the page shows the model and one button. */
  private get isFirstVisit(): boolean {
    if (isPage(this.route.current)) return false;
    const isNothingSaid = !this.hasTurns.value && !this.hasHistory.value;
    return isNothingSaid && this.model.value.status !== 'ready';
  }

  private readonly onVisibility = (): void => {
    if (document.visibilityState !== 'hidden') return;
    void this.services.history.saveNow();
    void this.services.draft.saveNow();
  };

  private readonly onAddress = (): void => {
    void fillDraft(this.services, takeOpener(window));
  };

  private onSubmit({ text, attachments, isDraft }: MessageSubmittedEvent): void {
    if (this.model.value.status !== 'ready') return;
    if (isDraft) this.services.draft.clear();
    void this.services.conversation.ask(text, attachments.length > 0 ? { attachments } : {});
  }

  private onStartNew(): void {
    if (isPage(this.route.current)) this.route.go('chat');
    void this.services.conversation.startNew();
  }

  private onSelect({ id, turnId }: ConversationSelectedEvent): void {
    if (isPage(this.route.current)) this.route.go('chat');
    void this.services.history.select(id, turnId);
  }

  override render() {
    return html`<hearth-layout
        ?first-visit=${this.isFirstVisit}
        ?without-sidebar=${!this.isSidebarShown.value}
        @sidebar-toggled=${({ isShown }: SidebarToggledEvent) => this.services.appearance.change({ sidebar: isShown })}
        @model-requested=${() => void this.services.model.start()}
        @engine-wished=${({ wish }: EngineWishedEvent) => void this.services.model.wish(wish)}
        @cores-wished=${({ wish }: CoresWishedEvent) => void this.commands.changeCores(wish)}
        @load-cancelled=${() => this.services.model.cancel()}
        @download-paused=${() => this.services.model.pause()}
        @error-action=${({ action }: ErrorActionEvent) => void this.commands.recover(action, null)}
        @message-submitted=${this.onSubmit}
        @conversation-started=${this.onStartNew}
        @conversation-selected=${this.onSelect}
        @settings-requested=${() => this.route.go('settings')}
        @about-requested=${() => this.route.go('about')}
      >
        ${this.renderHeader()} ${this.renderMain()}
      </hearth-layout>
      <hearth-shortcuts-view .services=${this.services} .commands=${this.commands}></hearth-shortcuts-view>
      ${this.renderDialogs()}`;
  }

  private renderMain() {
    const { current } = this.route;
    if (isPage(current)) return html`${this.renderSidebar()} ${renderPage(current, this.services)}`;
    return this.isFirstVisit ? this.renderFirstVisit() : this.renderChat();
  }

  private renderSidebar() {
    return html`<hearth-sidebar-view
      slot="sidebar"
      .services=${this.services}
      .commands=${this.commands}
    ></hearth-sidebar-view>`;
  }

  private renderHeader() {
    return html`<hearth-header
      slot="header"
      .modelName=${this.isFirstVisit ? '' : this.choice.value.card.name}
      ?ready=${this.model.value.status === 'ready'}
      ?resting=${this.model.value.status === 'ready' && this.model.value.isResting === true}
      .leaving=${leavingWords(this.choice.value.elsewhere)}
      .place=${placeWords(this.choice.value.elsewhere)}
      ?bare=${this.isFirstVisit}
      ?alone=${!this.isSidebarShown.value}
    ></hearth-header>`;
  }

  private renderFirstVisit() {
    return html`<div class="first">
      ${renderModel(this.model.value, this.choice.value, 'full')}
      ${this.hasDraft.value ? renderWaitingDraft(this.services.draft) : nothing}
    </div>`;
  }

  private renderChat() {
    const { services, commands } = this;
    return html`${this.renderSidebar()}
      <hearth-transcript-view .services=${services} .commands=${commands}></hearth-transcript-view>
      <hearth-overflow-view
        slot="composer"
        .services=${services}
        .commands=${commands}
      ></hearth-overflow-view>
      <hearth-composer-view
        slot="composer"
        .services=${services}
        .commands=${commands}
      ></hearth-composer-view>
      <hearth-context-view
        slot="composer"
        .services=${services}
        .commands=${commands}
      ></hearth-context-view>`;
  }

  /** Empty until one of them is asked for: see `loadElements`. */
  private renderDialogs() {
    return html`<hearth-dialogs-view
      .services=${this.services}
      .commands=${this.commands}
      .notices=${this.notices}
      .updates=${this.updates}
      @update-accepted=${() => void this.commands.applyUpdate()}
    ></hearth-dialogs-view>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-app': HearthApp;
  }
}
