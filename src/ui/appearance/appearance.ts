import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ThemeWish } from '../../styles/apply-theme.ts';
import { base, inputs } from '../../styles/shared.ts';
import { AppearanceChangedEvent } from '../events/appearance-changed-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import type { AppearanceSettings } from './appearance-settings.ts';

type Choice = Exclude<keyof AppearanceSettings, 'theme'>;

const styles = css`
  :host {
    display: grid;
    gap: var(--space-4);
  }
  .field {
    display: grid;
    gap: var(--space-1);
    justify-items: start;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--space-2);
    align-items: baseline;
  }
  .choice > div {
    grid-column: 2;
  }
  label {
    font-weight: 600;
  }
  input[type='checkbox'] {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
    translate: 0 0.15rem;
  }
  select {
    max-inline-size: 100%;
  }
  p {
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .problem {
    color: var(--danger);
  }
  .problem:empty {
    display: none;
  }
  @media (pointer: coarse) {
    select,
    .choice label {
      min-block-size: 2.75rem;
    }
    .choice label {
      display: flex;
      align-items: center;
    }
    .choice {
      align-items: center;
    }
    input[type='checkbox'] {
      inline-size: 1.5rem;
      block-size: 1.5rem;
      translate: none;
    }
  }
`;

/**
 * How the page looks and behaves: colours, what happens at the end of a reply, and keys.
 * @event appearance-changed - one of them; the owner may have to ask the browser first
 */
@customElement('hearth-appearance')
export class HearthAppearance extends OwnTaskElement {
  static override styles = [base, inputs, styles];

  @property({ attribute: false }) appearance: AppearanceSettings = {
    theme: 'system',
    sound: false,
    notification: false,
    shortcuts: true,
  };
  /** Why the browser shows no notifications; empty for no reason. */
  @property() notificationProblem = '';

  private onTheme(event: Event): void {
    const theme = (event.target as HTMLSelectElement).value as ThemeWish;
    this.dispatchEvent(new AppearanceChangedEvent({ theme }));
  }

  private onChoice(choice: Choice, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.dispatchEvent(new AppearanceChangedEvent({ [choice]: checked }));
    // Until its owner says otherwise, it is as it was.
    this.requestUpdate();
  }

  override render() {
    return html`${this.renderTheme()}
    ${this.renderChoice('sound', msg('A sound when a reply is done'), nothing)}
    ${this.renderChoice('notification', msg('A notification when a reply is done'), this.renderNotificationHelp())}
    ${this.renderChoice('shortcuts', msg('Keyboard shortcuts'), this.renderShortcutsHelp())}`;
  }

  private renderTheme() {
    const themes: readonly (readonly [ThemeWish, string])[] = [
      ['system', msg('like the system')],
      ['light', msg('light')],
      ['dark', msg('dark')],
    ];
    return html`<div class="field">
      <label for="theme">${msg('Colours')}</label>
      <select id="theme" @change=${this.onTheme}>
        ${themes.map(
          ([theme, words]) =>
            html`<option value=${theme} ?selected=${theme === this.appearance.theme}>${words}</option>`,
        )}
      </select>
    </div>`;
  }

  private renderChoice(choice: Choice, label: string, help: unknown) {
    return html`<div class="choice">
      <input
        id=${choice}
        type="checkbox"
        aria-describedby="${choice}-help"
        .checked=${live(this.appearance[choice])}
        @change=${(event: Event) => this.onChoice(choice, event)}
      />
      <label for=${choice}>${label}</label>
      <div id="${choice}-help">${help}</div>
    </div>`;
  }

  private renderNotificationHelp() {
    return html`<p>
        ${msg('Only while this page is in the background. It says nothing of what was written.')}
      </p>
      <p class="problem" role="status">${this.notificationProblem}</p>`;
  }

  private renderShortcutsHelp() {
    return html`<p><a href="#/shortcuts">${msg('Show them all')}</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-appearance': HearthAppearance;
  }
}
