import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { join } from 'lit/directives/join.js';
import { base } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { keyNames } from './key-names.ts';
import type { KeyPress, Shortcut } from './shortcut.ts';

const styles = css`
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    margin: 0;
  }
  dt,
  dd {
    margin: 0;
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--space-1) var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .press {
    display: inline-flex;
    gap: var(--space-1);
    direction: ltr;
  }
  kbd {
    min-inline-size: 1.75em;
    padding: 0.1em 0.5em;
    border: 1px solid var(--control-line);
    border-block-end-width: 2px;
    border-radius: var(--radius-control);
    background: var(--fill);
    color: var(--ink);
    font-family: inherit;
    text-align: center;
    white-space: nowrap;
  }
  /* Beside the keys, long words of some languages would break anywhere. */
  @media (max-width: 30rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      row-gap: var(--space-1);
    }
    dd {
      justify-content: start;
      margin-block-end: var(--space-3);
    }
  }
  p {
    margin: 0 0 var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
`;

/**
 * Which keys do what.
 * @event dialog-closed - however it was closed
 */
@customElement('hearth-shortcuts')
export class HearthShortcuts extends OwnTaskElement {
  static override styles = [base, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;

  @property({ attribute: false }) shortcuts: readonly Shortcut[] = [];
  /** A keyboard with ⌘. */
  @property({ type: Boolean }) apple = false;
  /** A person has switched off those that work everywhere. */
  @property({ type: Boolean }) off = false;

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    return html`<hearth-dialog heading=${msg('Keyboard shortcuts')}>
      <p>
        ${
          this.off
            ? msg(
                html`They are switched off, except in the field with your question.
                  <a href="#/settings">Settings</a>`,
              )
            : msg(
                html`Keys without ${keyNames({ key: '', withControl: true }, this.apple)[0]} work while no
                  text field has the focus. You can switch all of them off in the
                  <a href="#/settings">settings</a>.`,
              )
        }
      </p>
      <dl>
        ${this.shortcuts.map(({ label, presses }) => [
          html`<dt>${label}</dt>`,
          html`<dd>
            ${join(
              presses.map((press) => this.renderPress(press)),
              msg('or'),
            )}
          </dd>`,
        ])}
      </dl>
    </hearth-dialog>`;
  }

  private renderPress(press: KeyPress) {
    return html`<span class="press"
      >${keyNames(press, this.apple).map((name) => html`<kbd>${name}</kbd>`)}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-shortcuts': HearthShortcuts;
  }
}
