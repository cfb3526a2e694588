import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { StoreController } from '../state/store-controller.ts';
import '../ui/about/about.ts';
import '../ui/appearance/appearance.ts';
import '../ui/settings/settings.ts';
import '../ui/shortcuts/shortcuts.ts';
import '../ui/toast/toast.ts';
import { askNotifications, notificationProblem } from './ask-notifications.ts';
import { RouteController } from './route-controller.ts';
import { editPresets, presetProblem } from './settings-commands.ts';
import { isApple, listShortcuts } from './shortcuts.ts';
import type { Store } from '../state/store.ts';
import type { HearthAbout } from '../ui/about/about.ts';
import { UpdateAcceptedEvent } from '../ui/events/update-accepted-event.ts';
import type { LanguageWishedEvent } from '../ui/events/language-wished-event.ts';
import type { PresetEditedEvent } from '../ui/events/preset-edited-event.ts';
import type { SettingsKeptEvent } from '../ui/events/settings-kept-event.ts';
import type { PresetStore } from '../state/preset-store.ts';
import type { EngineWishedEvent } from '../ui/events/engine-wished-event.ts';
import type { RestChangedEvent } from '../ui/events/rest-changed-event.ts';
import type { SettingsChangedEvent } from '../ui/events/settings-changed-event.ts';
import type { AppearanceSettings } from '../ui/appearance/appearance-settings.ts';
import type { AppearanceChangedEvent } from '../ui/events/appearance-changed-event.ts';
import type { HearthShortcuts } from '../ui/shortcuts/shortcuts.ts';
import type { HearthSettings } from '../ui/settings/settings.ts';
import type { AppCommands, Notice } from './app-commands.ts';
import type { Route } from './route-controller.ts';
import type { Services } from './services.ts';

/**
 * What stands above the page when it is asked for: dialogs, and messages that go by themselves.
 * @event update-accepted - the visitor wants the new version of the site
 */
@customElement('hearth-dialogs-view')
export class HearthDialogsView extends LitElement {
  private readonly route = new RouteController(this);
  private shownRoute: Route = 'chat';

  /** Null until the settings are opened. */
  @state() private presets: PresetStore | null = null;

  @query('hearth-settings') private settingsDialog!: HearthSettings;
  @query('hearth-about') private aboutDialog!: HearthAbout;
  @query('hearth-shortcuts') private shortcutsDialog!: HearthShortcuts;

  @state() private isNotificationRefused = false;

  @property({ attribute: false }) services!: Services;
  @property({ attribute: false }) commands!: AppCommands;
  @property({ attribute: false }) notices!: Store<Notice | null>;
  /** Whether a new version of the site waits. */
  @property({ attribute: false }) updates!: Store<boolean>;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    const { model, conversation, settings, rest, engineWish, language, appearance } = this.services;
    const own = [this.notices, this.updates];
    const chat = [model, model.choice, conversation, settings];
    for (const store of [...chat, rest, engineWish, language, appearance, ...own]) this.follow(store);
  }

  private follow(store: object): void {
    new StoreController<unknown, unknown>(this, store as Store<unknown>, (value) => value);
  }

  /** Reads those of the person anew, for another tab may have made some. */
  private async openPresets(): Promise<void> {
    const presets = await this.services.presets();
    if (this.presets === null) this.follow(presets);
    this.presets = presets;
    await presets.restore();
  }

  override updated(): void {
    const { current } = this.route;
    if (current === this.shownRoute) return;
    this.dialogOf(this.shownRoute)?.close();
    void this.dialogOf(current)?.open();
    if (current === 'settings') void this.openPresets();
    this.shownRoute = current;
  }

  private dialogOf(route: Route): HearthAbout | HearthSettings | HearthShortcuts | null {
    if (route === 'about') return this.aboutDialog;
    if (route === 'shortcuts') return this.shortcutsDialog;
    return route === 'settings' ? this.settingsDialog : null;
  }

  /** The address may already ask for something else when a dialog has closed. */
  private leave(route: Route): void {
    if (this.route.current === route) this.route.go('chat');
  }

  private onUndo(): void {
    this.notices.value?.undo?.();
    this.notices.update(() => null);
  }

  override render() {
    return html`${this.renderSettings()}
      <hearth-about @dialog-closed=${() => this.leave('about')}></hearth-about>
      ${this.renderShortcuts()} ${this.renderToasts()}`;
  }

  private renderShortcuts() {
    return html`<hearth-shortcuts
      .shortcuts=${listShortcuts()}
      ?apple=${isApple()}
      ?off=${!this.services.appearance.value.shortcuts}
      @dialog-closed=${() => this.leave('shortcuts')}
    ></hearth-shortcuts>`;
  }

  private renderAppearance() {
    const { appearance } = this.services;
    const problem = this.isNotificationRefused || appearance.value.notification ? notificationProblem() : '';
    return html`<hearth-appearance
      slot="appearance"
      .appearance=${appearance.value}
      .notificationProblem=${problem}
      @appearance-changed=${({ change }: AppearanceChangedEvent) => void this.changeAppearance(change)}
    ></hearth-appearance>`;
  }

  /** Notifications are only on where the browser shows them. */
  private async changeAppearance(change: Partial<AppearanceSettings>): Promise<void> {
    if (change.notification === true && !(await askNotifications())) {
      this.isNotificationRefused = true;
      return;
    }
    this.services.appearance.change(change);
  }

  private renderSettings() {
    const { model, conversation, settings, rest, engineWish, language } = this.services;
    const { card } = model.choice.value;
    const { contextTokens } = model.value.status === 'ready' ? model.value : card;
    return html`<hearth-settings
      .settings=${conversation.value.settings}
      .defaults=${settings.value}
      .presets=${this.presets?.value.presets ?? []}
      .presetProblem=${presetProblem(this.presets)}
      .contextTokens=${contextTokens}
      .modelPrompt=${card.systemPrompt ?? ''}
      .canThink=${this.route.current === 'settings' && conversation.canThink}
      .restMinutes=${rest.value}
      .engineWish=${engineWish.value}
      .languageWish=${language.value}
      @language-wished=${({ wish }: LanguageWishedEvent) => void language.change(wish)}
      @preset-edited=${({ edit }: PresetEditedEvent) =>
        this.presets && void editPresets(this.presets, this.services, edit)}
      @settings-kept=${(event: SettingsKeptEvent) => void this.commands.keepSettings(event.settings)}
      @engine-wished=${({ wish }: EngineWishedEvent) => void model.wish(wish)}
      @rest-changed=${({ minutes }: RestChangedEvent) => void this.commands.changeRest(minutes)}
      @settings-changed=${(event: SettingsChangedEvent) => conversation.changeSettings(event.settings)}
      @dialog-closed=${() => this.leave('settings')}
      >${this.renderAppearance()}</hearth-settings
    >`;
  }

  private renderToasts() {
    const notice = this.notices.value;
    return html`<hearth-toast
        message=${notice?.text ?? ''}
        action=${notice?.undo ? msg('Undo') : ''}
        @toast-acted=${this.onUndo}
        @toast-dismissed=${() => this.notices.update(() => null)}
      ></hearth-toast>
      <hearth-toast
        message=${this.updates.value ? msg('A new version of Hearth is ready.') : ''}
        action=${msg('Use it')}
        lasting
        @toast-acted=${() => this.dispatchEvent(new UpdateAcceptedEvent())}
        @toast-dismissed=${() => this.updates.update(() => false)}
      ></hearth-toast>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-dialogs-view': HearthDialogsView;
  }
}
