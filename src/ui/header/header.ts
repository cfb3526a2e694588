import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import { AboutRequestedEvent } from '../events/about-requested-event.ts';
import { ConversationStartedEvent } from '../events/conversation-started-event.ts';
import { MenuRequestedEvent } from '../events/menu-requested-event.ts';
import { SettingsRequestedEvent } from '../events/settings-requested-event.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { styles } from './header.styles.ts';

/**
 * Which model answers and where it runs, and the ways to everything else.
 * @event menu-requested - open the conversations (narrow screens)
 * @event conversation-started - a new conversation (narrow screens; wide ones have it in the list)
 * @event settings-requested
 * @event about-requested
 */
@customElement('hearth-header')
export class HearthHeader extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  /** Empty before a model was asked for: then the name of the site stands here. */
  @property() modelName = '';
  /** The model runs here now. */
  @property({ type: Boolean }) ready = false;
  /** It was put away unused; the next question starts it. */
  @property({ type: Boolean }) resting = false;
  /** For a model that runs elsewhere: the mark that says where what is written goes. */
  @property() leaving = '';
  /** What is said in place of “on this device” where that is not known. */
  @property() place = '';
  /** First visit: nothing to list, nothing to set. */
  @property({ type: Boolean }) bare = false;
  /** The conversations are not beside the page: the ways to them are here, on wide screens too. */
  @property({ type: Boolean, reflect: true }) alone = false;

  override render() {
    return html`<div class="bar">
      ${this.bare ? nothing : this.renderMenu()}
      <div class="model">${this.renderModel()}</div>
      ${this.bare ? nothing : this.renderTools()}
      ${this.renderButton('info', msg('About Hearth'), '', () => new AboutRequestedEvent())}
    </div>`;
  }

  private renderModel() {
    if (this.modelName === '') {
      return html`<span class="name">Hearth</span>`;
    }
    return html`<span class="name">${this.modelName}</span> ${this.renderPlace()}`;
  }

  /** Whether the words stay here is said before the first of them is written. */
  private renderPlace() {
    if (this.leaving !== '')
      return html`<span class="leaving"><hearth-icon name="leave"></hearth-icon>${this.leaving}</span>`;
    if (!this.ready) return nothing;
    const isQuiet = this.resting || this.place !== '';
    const words = this.place === '' ? msg('on this device') : this.place;
    return html`<span class=${isQuiet ? 'local resting' : 'local'}
      ><span class="dot"></span
      >${this.resting ? msg('resting', { desc: 'the model was put away unused' }) : words}</span
    >`;
  }

  private renderMenu() {
    return html`<button
      type="button"
      class="quiet icon narrow"
      aria-label=${msg('Conversations')}
      aria-haspopup="dialog"
      @click=${() => this.dispatchEvent(new MenuRequestedEvent())}
    >
      <hearth-icon name="menu"></hearth-icon>
    </button>`;
  }

  private renderTools() {
    return [
      this.renderButton('plus', msg('New chat'), 'narrow', () => new ConversationStartedEvent()),
      this.renderButton('settings', msg('Settings'), '', () => new SettingsRequestedEvent()),
    ];
  }

  private renderButton(icon: IconName, label: string, kind: string, event: () => Event) {
    return html`<button
      type="button"
      class="quiet icon ${kind}"
      aria-label=${label}
      title=${label}
      @click=${() => this.dispatchEvent(event())}
    >
      <hearth-icon name=${icon}></hearth-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-header': HearthHeader;
  }
}
