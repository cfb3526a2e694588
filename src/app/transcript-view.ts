import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../ui/empty-chat/empty-chat.ts';
import { leavingWords } from '../ui/leaving-words.ts';
import '../ui/transcript/transcript.ts';
import { readingWords } from '../ui/turn/reading-words.ts';
import { AppView } from './app-view.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { Services } from './services.ts';

/** The open conversation. */
@customElement('hearth-transcript-view')
export class HearthTranscriptView extends AppView {
  static override styles = css`
    :host {
      display: block;
      block-size: 100%;
    }
    hearth-transcript {
      block-size: 100%;
    }
  `;

  protected override stores({ model, conversation }: Services) {
    return [model, model.choice, conversation, conversation.liveReply, conversation.ahead];
  }

  /** What a question waits for. */
  private get waitingWords(): string {
    const { model, conversation } = this.services;
    if (conversation.ahead.value > 0) return msg('Waiting for an answer in another tab');
    return model.value.status === 'loading' ? msg('Starting the model again') : readingWords;
  }

  private onErrorAction(event: ErrorActionEvent): void {
    event.stopPropagation();
    const turn = event
      .composedPath()
      .find((target) => target instanceof Element && target.localName === 'hearth-turn');
    const turnId = (turn as HTMLElementTagNameMap['hearth-turn'] | undefined)?.turn?.id ?? null;
    void this.commands.recover(event.action, turnId);
  }

  override render() {
    const { model, conversation } = this.services;
    const leaving = leavingWords(model.choice.value.elsewhere);
    return html`<hearth-transcript
      .turns=${conversation.path}
      .liveText=${conversation.liveReply.value}
      .waiting=${this.waitingWords}
      @error-action=${this.onErrorAction}
    >
      ${model.value.status === 'ready' ? html`<hearth-empty-chat slot="empty" .leaving=${leaving}></hearth-empty-chat>` : nothing}
    </hearth-transcript>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-transcript-view': HearthTranscriptView;
  }
}
