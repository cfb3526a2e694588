import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BranchPlace } from '../../conversations/branches.ts';
import { formatNumber } from '../../i18n/format-number.ts';
import { partOf } from '../format-bytes.ts';
import { base, buttons } from '../../styles/shared.ts';
import { BranchSelectedEvent } from '../events/branch-selected-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import * as icons from '../icon/icons.ts';
import { iconButton } from './icon-button.ts';
import { row } from './row.styles.ts';

/**
 * “‹ 2 of 3 ›”: the way to what else stands in a turn's place.
 * @event branch-selected - the one before or after shall be shown
 */
@customElement('hearth-branch-switcher')
export class HearthBranchSwitcher extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    row,
    css`
      :host {
        /* That there is more is not left to be found by pointing. */
        --row-opacity: 1;
      }
      .row {
        flex-wrap: nowrap;
        gap: 0;
      }
      .count {
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      button:first-child svg,
      button:last-child:dir(rtl) svg {
        rotate: 90deg;
      }
      button:last-child svg,
      button:first-child:dir(rtl) svg {
        rotate: -90deg;
      }
    `,
  ];

  @property({ attribute: false }) place: BranchPlace | null = null;
  /** A reply is being written. */
  @property({ type: Boolean }) disabled = false;

  /** Moves the focus to the button that leads on in this direction, or back where nothing comes after. */
  focusButton(step: -1 | 1): void {
    const [previous, next] = this.renderRoot.querySelectorAll('button');
    const [wanted, other] = step === -1 ? [previous, next] : [next, previous];
    (this.idAt(step) === undefined ? other : wanted)?.focus({ preventScroll: true });
  }

  private idAt(step: -1 | 1): string | undefined {
    return this.place?.ids[this.place.index + step];
  }

  private show(step: -1 | 1): void {
    const id = this.idAt(step);
    if (id !== undefined) this.dispatchEvent(new BranchSelectedEvent(id, step));
  }

  override render() {
    if (this.place === null) return nothing;
    const number = formatNumber(this.place.index + 1);
    const count = formatNumber(this.place.ids.length);
    return html`<div class="row" role="group" aria-label=${msg('Versions')}>
      ${this.renderButton(-1, msg('Previous version'))}
      <span class="count" id="count">${partOf(number, count)}</span>
      ${this.renderButton(1, msg('Next version'))}
    </div>`;
  }

  private renderButton(step: -1 | 1, name: string) {
    const isOff = this.disabled || this.idAt(step) === undefined;
    // Its description is what a screen reader says of the version that was switched to.
    return iconButton({
      icon: icons.chevron,
      name,
      onPress: () => this.show(step),
      isOff,
      describedBy: 'count',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-branch-switcher': HearthBranchSwitcher;
  }
}
