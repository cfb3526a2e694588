import { hasRoom } from '../conversations/context-count.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { planRoom } from '../conversations/plan-room.ts';
import { asTheEngineSaid, ranOutOfRoom } from '../conversations/reply-room.ts';
import { piecesToSummarise } from '../conversations/summary-pieces.ts';
import { summaryOf } from '../conversations/to-messages.ts';
import { isAbort, toAppError } from '../errors/app-error.ts';
import { Store } from './store.ts';
import { summarise } from './summarise.ts';
import type { AskRequest, Question } from '../conversations/ask-request.ts';
import type { ContextCount } from '../conversations/context-count.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { RoomPlan } from '../conversations/plan-room.ts';
import type { AppError } from '../errors/app-error.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { ContextStore } from './context-store.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { SummaryProgress } from './summarise.ts';

/** What does not fit, and what could be done about it. */
export interface Overflow {
  /** A question that cannot be sent, or a reply that ran out of room. */
  cause: 'question' | 'reply';
  request: AskRequest;
  count: ContextCount;
  plan: RoomPlan;
  /** Of the summary that is being written. */
  progress: SummaryProgress | null;
  /** Why there is no summary. */
  failure: AppError | 'no-summary' | null;
}

export interface OverflowServices {
  context: Pick<ContextStore, 'surelyFits' | 'measure' | 'contextTokens'>;
  conversation: ConversationStore;
  generate: SharedInference['generate'];
  /** Another model may hold more. */
  choice: {
    readonly value: { readonly card: { readonly id: string } };
    subscribe(listener: () => void): () => void;
  };
  draft: UnsentQuestion;
}

/** The question that is being written. */
export interface UnsentQuestion {
  subscribe(listener: () => void): () => void;
  is(question: Question): boolean;
  /** Gives a question back to the person who wrote it. */
  keep(question: Question): void;
  /** It is on its way; what was written since then stays. */
  drop(question: Question): void;
}

/** What was left out, and the way back. */
export interface LeftOut {
  turns: number;
  conversationId: string;
  /** The conversation must be open. */
  undo: () => void;
}

/** Lets nothing be cut in silence: what does not fit waits here until the person has chosen; null while all fits. */
export class OverflowStore extends Store<Overflow | null> {
  private readonly services: OverflowServices;
  private work: AbortController | null = null;
  /** What is sent next was chosen here. */
  private isLetThrough = false;
  private answeringId: string | null = null;
  /** The model for which there is no room. */
  private modelId = '';

  constructor(services: OverflowServices) {
    super(null);
    this.services = services;
    const { conversation, choice, draft } = services;
    conversation.subscribe(() => this.onConversation());
    choice.subscribe(() => this.onChoice());
    draft.subscribe(() => this.onDraft());
  }

  /** Whether a question may be sent; if not, it is back where it was written, and the choices are shown. */
  admit(request: AskRequest): boolean | Promise<boolean> {
    if (this.isLetThrough) {
      this.isLetThrough = false;
      return true;
    }
    if (this.work !== null) {
      this.services.draft.keep(request.question);
      return false;
    }
    if (!this.services.context.surelyFits(request)) return this.look(request);
    this.dismiss();
    return true;
  }

  private async look(request: AskRequest): Promise<boolean> {
    const count = await this.services.context.measure(request);
    if (count === null || hasRoom(count)) {
      this.dismiss();
      return true;
    }
    if (request.kind === 'ask') this.services.draft.keep(request.question);
    this.show('question', request, count);
    return false;
  }

  /** The choices for a turn whose reply had no room, or not enough. */
  async showFor(turn: Turn): Promise<void> {
    const { conversation, context } = this.services;
    const { value, path } = conversation;
    const isFailed = turn.outcome.status === 'failed';
    const request: AskRequest = {
      kind: isFailed ? 'retry' : 'resume',
      turnId: turn.id,
      question: turn,
      conversation: value,
      path: path.slice(0, path.indexOf(turn)),
      replyStart: isFailed ? '' : turn.reply,
    };
    const count = await context.measure(request);
    if (count !== null && conversation.value === value)
      this.show(isFailed ? 'question' : 'reply', request, asTheEngineSaid(count, turn));
  }

  /** Sends the question without the oldest turns. */
  leaveOut(): LeftOut | null {
    const { value } = this;
    const { conversation } = this.services;
    if (!value?.plan.leaveOut) return null;
    const { request } = value;
    const { throughId, turns } = value.plan.leaveOut;
    const before = conversation.value.forgotten;
    this.close();
    // What was summarised earlier is still true.
    conversation.forget({ throughId, summary: summaryOf(request.conversation, request.path) });
    void this.send(request);
    const { id: conversationId } = request.conversation;
    const undo = (): void => {
      if (conversation.value.id === conversationId) conversation.forget(before);
    };
    return { turns, conversationId, undo };
  }

  /** Sends the question with a summary in place of the oldest turns. */
  async summarise(): Promise<void> {
    const { value } = this;
    if (!value?.plan.summarise) return;
    const { request } = value;
    const { throughId } = value.plan.summarise;
    const summary = await this.write(throughId, summaryOf(request.conversation, request.path) ?? '');
    if (summary === null) return;
    this.close();
    this.services.conversation.forget({ throughId, summary });
    await this.send(request);
  }

  /** Asks the question in a new conversation that knows a summary of this one. */
  async startFresh(): Promise<void> {
    if (this.value?.plan.canStartFresh !== true) return;
    const { request } = this.value;
    const { conversation: old, path, question } = request;
    const before = [old.background, summaryOf(old, path)].filter((text) => text !== null).join('\n\n');
    const summary = await this.write(null, before);
    if (summary === null) return;
    this.close();
    this.services.draft.drop(question);
    await this.services.conversation.open({ ...newConversation(old.settings), background: summary });
    await this.send({ ...request, kind: 'ask' });
  }

  /** For an estimate that may be wrong: the model will say whether it fits. */
  async sendAnyway(): Promise<void> {
    if (this.value === null) return;
    const { request } = this.value;
    this.close();
    await this.send(request);
  }

  /** Ends the summary that is being written; nothing has changed. */
  cancel(): void {
    this.work?.abort();
  }

  /** The person takes the question back. */
  takeBack(): void {
    const request = this.value?.request;
    this.dismiss();
    if (request?.kind === 'retry') this.services.draft.keep(request.question);
  }

  /** Nothing of it is done now; a question that stands nowhere else goes back to the person who wrote it. */
  private dismiss(): void {
    const request = this.value?.request;
    this.close();
    if (request?.kind === 'edit') this.services.draft.keep(request.question);
  }

  private show(cause: Overflow['cause'], request: AskRequest, count: ContextCount): void {
    const plan = planRoom(count);
    this.modelId = this.services.choice.value.card.id;
    this.update(() => ({ cause, request, count, plan, progress: null, failure: null }));
  }

  private close(): void {
    this.cancel();
    this.update(() => null);
  }

  private async send({ kind, turnId, question }: AskRequest): Promise<void> {
    const { conversation, draft } = this.services;
    if (kind === 'ask') draft.drop(question);
    this.isLetThrough = true;
    if (turnId === null || kind === 'ask') await conversation.ask(question.question, question);
    else if (kind === 'edit') await conversation.edit(turnId, question.question);
    else await conversation[kind](turnId);
    this.isLetThrough = false;
  }

  /**
   * Has the model summarise the turns that are sent.
   * @param throughId the last of them; null: all
   * @returns null when there is none: it was cancelled or failed, and `failure` says so
   */
  private async write(throughId: string | null, before: string): Promise<string | null> {
    const { value } = this;
    if (value === null || this.work !== null) return null;
    const work = new AbortController();
    this.work = work;
    const onProgress = (progress: SummaryProgress): void => this.change({ progress, failure: null });
    try {
      const { contextTokens } = value.count;
      const pieces = piecesToSummarise(value.request, value.count, throughId);
      const { canThink } = this.services.conversation;
      const task = { pieces, before, contextTokens, canThink };
      const summary = await summarise(this.services.generate, task, onProgress, work.signal);
      if (summary !== '') return summary;
      this.change({ progress: null, failure: 'no-summary' });
    } catch (error) {
      this.change({ progress: null, failure: isAbort(error) ? null : toAppError(error) });
    } finally {
      this.work = null;
    }
    return null;
  }

  private change(change: Partial<Overflow>): void {
    this.update((value) => value && { ...value, ...change });
  }

  private onConversation(): void {
    const { value, path } = this.services.conversation;
    const measured = this.value?.request.conversation;
    if (measured !== undefined && !sendsTheSame(measured, value)) this.dismiss();
    const last = path.at(-1);
    if (last === undefined) return;
    if (last.outcome.status === 'answering') this.answeringId = last.id;
    else if (last.id === this.answeringId) this.onReply(last);
  }

  private onReply(turn: Turn): void {
    this.answeringId = null;
    const { contextTokens } = this.services.context;
    if (contextTokens !== null && ranOutOfRoom(turn, contextTokens)) void this.showFor(turn);
  }

  /** More of the same model may become known; only another one is news. */
  private onChoice(): void {
    if (this.services.choice.value.card.id !== this.modelId) this.dismiss();
  }

  private onDraft(): void {
    const request = this.value?.request;
    const isOther = request?.kind === 'ask' && !this.services.draft.is(request.question);
    if (isOther && this.work === null) this.close();
  }
}

/** Whether what was measured still holds. */
function sendsTheSame(one: Conversation, other: Conversation): boolean {
  const isSameBranch = one.id === other.id && one.turns === other.turns && one.leafId === other.leafId;
  return isSameBranch && one.settings === other.settings;
}
