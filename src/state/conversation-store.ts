import { pathOf, showBranch } from '../conversations/branches.ts';
import { addTurn, changeTurn, removeTurn, settleInterrupted } from '../conversations/edit-turns.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { toMessages } from '../conversations/to-messages.ts';
import { writeReply } from './reply-writer.ts';
import { Store } from './store.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { NewTurn } from '../conversations/edit-turns.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { GenerateParams } from '../inference/contract/inference-contract.ts';
import type { ReplyWriterServices } from './reply-writer.ts';

interface ConversationServices extends ReplyWriterServices {
  /** What new conversations begin with. */
  settings: Pick<Store<GenerationSettings>, 'value' | 'subscribe'>;
  /** Who is asked: the model's name, and its server's host, or null on this device. */
  model?: () => { name: string; host: string | null };
}

/** A question as a person asks it. */
export type Question = Pick<Turn, 'question' | 'attachments' | 'jsonSchema'>;

/** The open conversation and the commands that change it. */
export class ConversationStore extends Store<Conversation> {
  /** Text of the reply that is being written, or null. Apart from the conversation, so that only it re-renders. */
  readonly liveReply = new Store<string | null>(null);
  /** How many replies of other tabs come before the one that is waited for. */
  readonly ahead = new Store(0);
  private readonly services: ConversationServices;
  private running: { turnId: string; abort: AbortController; done: Promise<void> } | null = null;

  constructor(services: ConversationServices) {
    super(newConversation(services.settings.value));
    this.services = services;
    services.settings.subscribe(() => this.followSettings());
  }

  get isAnswering(): boolean {
    return this.running !== null;
  }

  /** The turns that are shown. */
  get path(): readonly Turn[] {
    return pathOf(this.value);
  }

  /** Asks the model and writes its reply into a new turn. Failures end in the turn, never here. */
  async ask(question: string, more: Omit<Question, 'question'> = {}): Promise<void> {
    await this.write({ question, ...more }, this.value.leafId);
  }

  /** Asks a turn's question again, on a branch of its own. A turn of which nothing came makes way. */
  async retry(turnId: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn === undefined) return;
    const isEmpty = turn.reply === '' && turn.outcome.status !== 'complete';
    await this.write(turn, turn.parentId, isEmpty ? turnId : null);
  }

  /** Asks something else in a turn's place, on a branch of its own. */
  async edit(turnId: string, question: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn !== undefined) await this.write({ ...turn, question }, turn.parentId);
  }

  /** Goes on with a reply that was not finished, where it ended. */
  async resume(turnId: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn === undefined || turn.reply === '' || this.isAnswering) return;
    if (turn.jsonSchema !== undefined) {
      await this.retry(turnId); // a schema holds from the first letter on, so no reply can go on in the middle
      return;
    }
    this.update((conversation) =>
      changeTurn(showBranch(conversation, turnId), turnId, { outcome: { status: 'answering' } }),
    );
    await this.run(turn, turn.reply);
  }

  /** Ends the running reply and keeps its text. */
  stop(): void {
    this.running?.abort.abort();
  }

  /** Shows the branch of a turn. */
  showBranch(turnId: string): void {
    if (!this.isAnswering) this.update((conversation) => showBranch(conversation, turnId));
  }

  /** @returns how the conversation was before, for `putBack`; null when nothing was removed */
  removeTurn(turnId: string): Conversation | null {
    const before = this.value;
    if (this.isAnswering || this.find(turnId) === undefined) return null;
    this.update((conversation) => removeTurn(conversation, turnId));
    return before;
  }

  /** Takes a removal back, unless the conversation has gone on. */
  putBack(before: Conversation): void {
    if (!this.isAnswering && before.id === this.value.id) this.update(() => before);
  }

  /** How its replies are made, from the next one on. */
  changeSettings(settings: GenerationSettings): void {
    this.update((conversation) => ({ ...conversation, settings }));
  }

  /** Shows another conversation; a running reply is stopped first and belongs to the one before. */
  async open(conversation: Conversation): Promise<void> {
    this.stop();
    await this.running?.done;
    this.update(() => settleInterrupted(conversation));
  }

  async startNew(): Promise<void> {
    await this.open(newConversation(this.services.settings.value));
  }

  /** A conversation that has not begun has the settings of a new one. */
  private followSettings(): void {
    if (this.value.turns.length === 0) this.changeSettings(this.services.settings.value);
  }

  private find(turnId: string): Turn | undefined {
    return this.value.turns.find(({ id }) => id === turnId);
  }

  /** @param replaces a turn that makes way */
  private async write(
    { question, attachments, jsonSchema }: Question,
    parentId: string | null,
    replaces: string | null = null,
  ): Promise<void> {
    if (this.running !== null) return;
    const { name, host } = this.services.model?.() ?? { name: '', host: null };
    const asked: NewTurn = {
      id: crypto.randomUUID(),
      parentId,
      question,
      ...(attachments && { attachments }),
      ...(jsonSchema && { jsonSchema }),
      ...(name !== '' && { modelName: name }),
      ...(host !== null && { host }),
    };
    this.update((conversation) =>
      addTurn(replaces === null ? conversation : removeTurn(conversation, replaces), asked),
    );
    await this.run(asked, '');
  }

  private async run(asked: NewTurn, replyStart: string): Promise<void> {
    const abort = new AbortController();
    const done = this.answer(asked.id, this.paramsFor(asked, replyStart), abort.signal);
    this.running = { turnId: asked.id, abort, done };
    await done;
  }

  private paramsFor(asked: NewTurn, replyStart: string): GenerateParams {
    const { temperature, topP, maxTokens } = this.value.settings;
    const path = pathOf({ turns: this.value.turns, leafId: asked.parentId });
    return {
      messages: toMessages(this.value, path, asked),
      sampling: { temperature, topP, maxTokens },
      ...(asked.jsonSchema && { jsonSchema: asked.jsonSchema }),
      ...(replyStart !== '' && { replyStart }),
    };
  }

  private async answer(turnId: string, params: GenerateParams, signal: AbortSignal): Promise<void> {
    const listener = {
      onText: (text: string): void => this.liveReply.update(() => text),
      onQueued: (ahead: number): void => this.ahead.update(() => ahead),
    };
    const written = await writeReply(this.services, params, listener, signal);
    this.running = null;
    this.update((conversation) => changeTurn(conversation, turnId, written));
    this.liveReply.update(() => null);
  }
}
