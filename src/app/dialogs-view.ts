import { localized, msg } from '@lit/localize';
import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { StoreController } from '../state/store-controller.ts';
import '../ui/about/about.ts';
import '../ui/settings/settings.ts';
import '../ui/toast/toast.ts';
import { RouteController } from './route-controller.ts';
import type { Store } from '../state/store.ts';
import type { HearthAbout } from '../ui/about/about.ts';
import { UpdateAcceptedEvent } from '../ui/events/update-accepted-event.ts';
import type { EngineWishedEvent } from '../ui/events/engine-wished-event.ts';
import type { RestChangedEvent } from '../ui/events/rest-changed-event.ts';
import type { SettingsChangedEvent } from '../ui/events/settings-changed-event.ts';
import type { HearthSettings } from '../ui/settings/settings.ts';
import type { AppCommands, Notice } from './app-commands.ts';
import type { Route } from './route-controller.ts';
import type { Services } from './services.ts';

/**
 * What stands above the page when it is asked for: dialogs, and messages that go by themselves.
 * @event update-accepted - the visitor wants the new version of the site
 */
@localized()
@customElement('hearth-dialogs-view')
export class HearthDialogsView extends LitElement {
  private readonly route = new RouteController(this);
  private shownRoute: Route = 'chat';

  @query('hearth-settings') private settingsDialog!: HearthSettings;
  @query('hearth-about') private aboutDialog!: HearthAbout;

  @property({ attribute: false }) services!: Services;
  @property({ attribute: false }) commands!: AppCommands;
  @property({ attribute: false }) notices!: Store<Notice | null>;
  /** Whether a new version of the site waits. */
  @property({ attribute: false }) updates!: Store<boolean>;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    const { model, conversation, settings, rest, engineWish } = this.services;
    const own = [this.notices, this.updates];
    for (const store of [model, model.choice, conversation, settings, rest, engineWish, ...own]) {
      new StoreController<unknown, unknown>(this, store as Store<unknown>, (value) => value);
    }
  }

  override updated(): void {
    const { current } = this.route;
    if (current === this.shownRoute) return;
    this.dialogOf(this.shownRoute)?.close();
    void this.dialogOf(current)?.open();
    this.shownRoute = current;
  }

  private dialogOf(route: Route): HearthAbout | HearthSettings | null {
    if (route === 'about') return this.aboutDialog;
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
      ${this.renderToasts()}`;
  }

  private renderSettings() {
    const { model, conversation, rest, engineWish } = this.services;
    const { contextTokens } = model.value.status === 'ready' ? model.value : model.choice.value.card;
    return html`<hearth-settings
      .settings=${conversation.value.settings}
      .contextTokens=${contextTokens}
      .restMinutes=${rest.value}
      .engineWish=${engineWish.value}
      @engine-wished=${({ wish }: EngineWishedEvent) => void model.wish(wish)}
      @rest-changed=${({ minutes }: RestChangedEvent) => void this.commands.changeRest(minutes)}
      @settings-changed=${(event: SettingsChangedEvent) => void this.commands.changeSettings(event.settings)}
      @dialog-closed=${() => this.leave('settings')}
    ></hearth-settings>`;
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
