import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Turn } from '../../conversations/conversation.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../copy-button/copy-button.ts';
import { RetryRequestedEvent } from '../events/retry-requested-event.ts';
import { TurnDeletedEvent } from '../events/turn-deleted-event.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import * as icons from '../icon/icons.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { iconButton } from './icon-button.ts';
import type { Readiness } from './readiness.ts';
import { hasFacts, renderFacts } from './reply-facts.ts';
import { styles } from './reply-actions.styles.ts';
import { row } from './row.styles.ts';

/**
 * What can be done with a reply that is not being written any more.
 * @event retry-requested - the question shall be asked again
 * @event turn-deleted - question and reply shall go
 */
@customElement('hearth-reply-actions')
export class HearthReplyActions extends OwnTaskElement {
  static override styles = [base, buttons, row, styles];

  @state() private areFactsOpen = false;

  @property({ attribute: false }) turn: Turn | null = null;
  /** What is copied: the reply without what was thought before. */
  @property({ attribute: false }) answer = '';
  @property() readiness: Readiness = 'ready';

  private onFactsToggle(event: ToggleEvent): void {
    this.areFactsOpen = event.newState === 'open';
  }

  override render() {
    const { turn, answer } = this;
    if (turn === null) return nothing;
    return html`<div class="row">
      ${answer === '' ? nothing : html`<hearth-copy-button compact what="reply" .text=${answer}></hearth-copy-button>`}
      ${this.renderRetry(turn.id)} ${hasFacts(turn) ? this.renderFactsButton(turn) : nothing}
      ${iconButton({
        icon: icons.trash,
        name: msg('Delete question and reply'),
        onPress: () => this.dispatchEvent(new TurnDeletedEvent(turn.id)),
        isOff: this.readiness === 'answering',
      })}
    </div>`;
  }

  private renderRetry(turnId: string) {
    if (this.readiness === 'none') return nothing;
    return iconButton({
      icon: icons.again,
      name: msg('Ask again'),
      onPress: () => this.dispatchEvent(new RetryRequestedEvent(turnId)),
      isOff: this.readiness !== 'ready',
    });
  }

  /** The figures are made when they are looked at. */
  private renderFactsButton(turn: Turn) {
    const name = msg('Details');
    return html`<button
        type="button"
        class="quiet icon facts-button"
        title=${name}
        aria-label=${name}
        aria-expanded=${this.areFactsOpen}
        popovertarget="facts"
      >
        ${drawIcon(icons.info)}
      </button>
      <div id="facts" popover role="group" aria-label=${name} @beforetoggle=${this.onFactsToggle}>
        ${this.areFactsOpen ? renderFacts(turn) : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-reply-actions': HearthReplyActions;
  }
}
