import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { branchPlaces } from '../conversations/branches.ts';
import '../ui/empty-chat/empty-chat.ts';
import { leavingWords } from '../ui/leaving-words.ts';
import '../ui/transcript/transcript.ts';
import { AppView } from './app-view.ts';
import { TurnCommands } from './turn-commands.ts';
import type { BranchPlace } from '../conversations/branches.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { BranchSelectedEvent } from '../ui/events/branch-selected-event.ts';
import type { ErrorActionEvent } from '../ui/events/error-action-event.ts';
import type { QuestionEditedEvent } from '../ui/events/question-edited-event.ts';
import type { ResumeRequestedEvent } from '../ui/events/resume-requested-event.ts';
import type { RetryRequestedEvent } from '../ui/events/retry-requested-event.ts';
import type { TurnDeletedEvent } from '../ui/events/turn-deleted-event.ts';
import type { HearthTranscript } from '../ui/transcript/transcript.ts';
import type { Services } from './services.ts';

/** The turns that are shown, and where they stand: made once for each change of the conversation. */
interface Shown {
  of: Conversation;
  path: readonly Turn[];
  places: ReadonlyMap<string, BranchPlace>;
}

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

  private shown: Shown | null = null;

  @query('hearth-transcript') private transcript!: HearthTranscript;

  protected override stores({ model, conversation }: Services) {
    return [model, model.choice, conversation, conversation.liveReply, conversation.ahead];
  }

  private get turnCommands(): TurnCommands {
    return new TurnCommands(this.services, this.commands.notify);
  }

  private show(): Shown {
    const { conversation } = this.services;
    const of = conversation.value;
    if (this.shown?.of !== of) this.shown = { of, path: conversation.path, places: branchPlaces(of.turns) };
    return this.shown;
  }

  /** What a question waits for; empty: it is being read. */
  private get waitingWords(): string {
    const { model, conversation } = this.services;
    if (conversation.ahead.value > 0) return msg('Waiting for an answer in another tab');
    return model.value.status === 'loading' ? msg('Starting the model again') : '';
  }

  /** The button that was pressed goes away: the focus goes where its work is done. Not if it has gone elsewhere meanwhile. */
  private async follow(work: Promise<void>): Promise<void> {
    if (!(await this.replyBegins(work))) return;
    // Nowhere: the button is gone already.
    const isNowhere = document.activeElement === document.body;
    if (isNowhere || this.transcript.matches(':focus-within'))
      await this.focusTurn(this.services.conversation.value.leafId);
  }

  /** @returns whether the work leads to a reply that is being written; it may end without one */
  private async replyBegins(work: Promise<void>): Promise<boolean> {
    const { liveReply } = this.services.conversation;
    let forget = (): void => undefined;
    const reply = new Promise<boolean>((resolve) => {
      forget = liveReply.subscribe(() => resolve(true));
    });
    try {
      return await Promise.race([reply, work.then(() => false)]);
    } finally {
      forget();
    }
  }

  private async focusTurn(id: string | null | undefined, step?: -1 | 1): Promise<void> {
    await this.updateComplete;
    await this.transcript.focusTurn(id ?? undefined, step);
  }

  private onRetry({ turnId }: RetryRequestedEvent): void {
    void this.follow(this.turnCommands.retry(turnId));
  }

  private onResume({ turnId }: ResumeRequestedEvent): void {
    void this.follow(this.turnCommands.resume(turnId));
  }

  private onEdit({ turnId, question }: QuestionEditedEvent): void {
    void this.follow(this.turnCommands.edit(turnId, question));
  }

  private onDelete({ turnId }: TurnDeletedEvent): void {
    const index = this.show().path.findIndex(({ id }) => id === turnId);
    const isGone = this.turnCommands.remove(turnId, () => void this.focusTurn(turnId));
    if (!isGone) return;
    const { path } = this.show();
    void this.focusTurn((path[index] ?? path[index - 1])?.id);
  }

  private onBranch({ turnId, step }: BranchSelectedEvent): void {
    this.services.conversation.showBranch(turnId);
    void this.focusTurn(turnId, step);
  }

  private onErrorAction(event: ErrorActionEvent): void {
    event.stopPropagation();
    const turn = event
      .composedPath()
      .find((target) => target instanceof Element && target.localName === 'hearth-turn');
    const turnId = (turn as HTMLElementTagNameMap['hearth-turn'] | undefined)?.turn?.id ?? null;
    void this.follow(this.commands.recover(event.action, turnId));
  }

  override render() {
    const { model, conversation } = this.services;
    const { of, path, places } = this.show();
    const leaving = leavingWords(model.choice.value.elsewhere);
    return html`<hearth-transcript
      .conversationId=${of.id}
      .turns=${path}
      .places=${places}
      .forgotten=${of.forgotten}
      .background=${of.background}
      .readiness=${this.turnCommands.readiness}
      .liveText=${conversation.liveReply.value}
      .waiting=${this.waitingWords}
      @retry-requested=${this.onRetry}
      @resume-requested=${this.onResume}
      @question-edited=${this.onEdit}
      @turn-deleted=${this.onDelete}
      @branch-selected=${this.onBranch}
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
