import { randomId } from '../channel/random-id.ts';
import { pathOf, showBranch } from '../conversations/branches.ts';
import {
  addTurn,
  changeTurn,
  putBackTurns,
  removeTurn,
  settleInterrupted,
} from '../conversations/edit-turns.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { thinksAloud } from '../conversations/split-thinking.ts';
import { toMessages } from '../conversations/to-messages.ts';
import { withModelPrompt } from '../conversations/with-model-prompt.ts';
import { writeReply } from './reply-writer.ts';
import { Store } from './store.ts';
import { toSampling } from './to-sampling.ts';
import type { AskRequest, Question } from '../conversations/ask-request.ts';
import type { Conversation, Forgotten, Turn } from '../conversations/conversation.ts';
import type { NewTurn } from '../conversations/edit-turns.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { GenerateParams } from '../inference/contract/inference-contract.ts';
import type { ReplyWriterServices } from './reply-writer.ts';

/** Who is asked. */
export interface AskedModel {
  name: string;
  /** Its server's host, or null on this device. */
  host: string | null;
  /** What its maker would have it told where the conversation has no words of its own. */
  systemPrompt?: string | undefined;
  /** It can think aloud before it answers, and can be told to or not to; absent where nobody knows. */
  thinks?: boolean | undefined;
}

interface ConversationServices extends ReplyWriterServices {
  /** What new conversations begin with. */
  settings: Pick<Store<GenerationSettings>, 'value' | 'subscribe'>;
  model?: () => AskedModel;
  /** Asked before anything is sent. False: it is not sent, and whoever says so keeps the question. */
  admit?: (request: AskRequest) => boolean | Promise<boolean>;
  /** Gives a question back to the person who wrote it: it came while another one was being answered. */
  keep?: (question: Question) => void;
}

/** Where in the tree something is asked. */
interface Place {
  parentId: string | null;
  /** The turn that it is about, for all but a new question. */
  turnId?: string;
  /** A turn that makes way. */
  replaces?: string;
}

/** The open conversation and the commands that change it. */
export class ConversationStore extends Store<Conversation> {
  /** Text of the reply that is being written, or null. Apart from the conversation, so that only it re-renders. */
  readonly liveReply = new Store<string | null>(null);
  /** How many replies of other tabs come before the one that is waited for. */
  readonly ahead = new Store(0);
  private readonly services: ConversationServices;
  private running: { turnId: string; abort: AbortController; done: Promise<void> } | null = null;
  /** A question of which nobody knows yet whether it is sent; over when it is on its way. */
  private admission: Promise<void> | null = null;

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
    const { jsonSchema } = this.value;
    const asked = { question, ...(jsonSchema && { jsonSchema }), ...more };
    await this.write('ask', asked, { parentId: this.value.leafId });
  }

  /** Asks a turn's question again, on a branch of its own. A turn of which nothing came makes way. */
  async retry(turnId: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn === undefined) return;
    const isEmpty = turn.reply === '' && turn.outcome.status !== 'complete';
    const place = { parentId: turn.parentId, turnId, ...(isEmpty && { replaces: turnId }) };
    await this.write('retry', this.withCurrentSchema(turn), place);
  }

  /** Asks something else in a turn's place, on a branch of its own. */
  async edit(turnId: string, question: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn !== undefined)
      await this.write('edit', { ...turn, question }, { parentId: turn.parentId, turnId });
  }

  /** Goes on with a reply that was not finished, where it ended. */
  async resume(turnId: string): Promise<void> {
    const turn = this.find(turnId);
    if (turn === undefined || turn.reply === '' || this.isAnswering) return;
    if (turn.jsonSchema !== undefined) {
      await this.retry(turnId); // a schema holds from the first letter on, so no reply can go on in the middle
      return;
    }
    const place = { parentId: turn.parentId, turnId };
    await this.ifAdmitted({ kind: 'resume', question: turn, replyStart: turn.reply }, place, async () => {
      this.update((conversation) =>
        changeTurn(showBranch(conversation, turnId), turnId, { outcome: { status: 'answering' } }),
      );
      await this.run(turn, turn.reply);
    });
  }

  /** After a failure: goes on with what there is of a reply, or asks again where there is nothing. */
  async goOn(turnId: string): Promise<void> {
    if (this.find(turnId)?.reply === '') await this.retry(turnId);
    else await this.resume(turnId);
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

  /** Takes a removal back; what was asked meanwhile stays. */
  putBack(before: Conversation): void {
    if (before.id === this.value.id) this.update((conversation) => putBackTurns(conversation, before));
  }

  /** How its replies are made, from the next one on. */
  changeSettings(settings: GenerationSettings): void {
    this.update((conversation) => ({ ...conversation, settings }));
  }

  /** What of it is not sent any more, from the next question on. */
  forget(forgotten: Forgotten | null): void {
    this.update((conversation) => ({ ...conversation, forgotten, updatedAt: Date.now() }));
  }

  /** What its next replies have to satisfy; null: they are plain text. */
  changeJsonSchema(jsonSchema: object | null): void {
    this.update((before) => {
      const conversation = { ...before };
      if (jsonSchema === null) delete conversation.jsonSchema;
      else conversation.jsonSchema = jsonSchema;
      return conversation;
    });
  }

  /** Whether thinking can be switched: the model is known for it; or, as long as nobody knows, has thought here. */
  get canThink(): boolean {
    return this.asked.thinks ?? this.path.some(({ reply }) => thinksAloud(reply));
  }

  /** Takes in what another tab wrote into this conversation; a reply that is being written here goes on. */
  adopt(conversation: Conversation): void {
    if (conversation.id !== this.value.id) return;
    this.update(() => settleInterrupted(conversation, this.running?.turnId));
  }

  /** Shows another conversation; a running reply is stopped first and belongs to the one before. */
  async open(conversation: Conversation): Promise<void> {
    await this.admission;
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

  /** What was refused is asked again as the person has it now; all else as it was. */
  private withCurrentSchema(turn: Turn): Question {
    const { outcome } = turn;
    if (outcome.status !== 'failed' || outcome.error.code !== 'schema-refused') return turn;
    const { question, attachments } = turn;
    const { jsonSchema } = this.value;
    return { question, ...(attachments && { attachments }), ...(jsonSchema && { jsonSchema }) };
  }

  private get asked(): AskedModel {
    return this.services.model?.() ?? { name: '', host: null };
  }

  private find(turnId: string): Turn | undefined {
    return this.value.turns.find(({ id }) => id === turnId);
  }

  private async write(
    kind: AskRequest['kind'],
    { question, attachments, jsonSchema }: Question,
    place: Place,
  ): Promise<void> {
    const asked = { question, ...(attachments && { attachments }), ...(jsonSchema && { jsonSchema }) };
    await this.ifAdmitted({ kind, question: asked, replyStart: '' }, place, () => this.add(asked, place));
  }

  /** Goes on once it may be sent; not while another question is answered, or waits to know whether it is sent. */
  private async ifAdmitted(
    asked: Pick<AskRequest, 'kind' | 'question' | 'replyStart'>,
    { parentId, turnId }: Place,
    goOn: () => Promise<void>,
  ): Promise<void> {
    if (this.running !== null || this.admission !== null) {
      this.giveBack(asked);
      return;
    }
    const conversation = this.value;
    const path = pathOf({ turns: conversation.turns, leafId: parentId });
    const request = { ...asked, turnId: turnId ?? null, conversation, path };
    const isAdmitted = this.services.admit?.(request) ?? true;
    if (isAdmitted instanceof Promise) return this.onceAdmitted(isAdmitted, goOn);
    if (isAdmitted) await goOn();
  }

  /** Nothing is lost of what somebody has written. */
  private giveBack({ kind, question }: Pick<AskRequest, 'kind' | 'question'>): void {
    if (kind === 'ask' || kind === 'edit') this.services.keep?.(question);
  }

  private async onceAdmitted(isAdmitted: Promise<boolean>, goOn: () => Promise<void>): Promise<void> {
    let done = Promise.resolve();
    this.admission = isAdmitted.then((isSent) => {
      this.admission = null;
      if (isSent) done = goOn();
    });
    await this.admission;
    await done;
  }

  private async add(question: Question, { parentId, replaces }: Place): Promise<void> {
    const { name, host } = this.asked;
    const asked: NewTurn = {
      id: randomId(),
      parentId,
      ...question,
      ...(name !== '' && { modelName: name }),
      ...(host !== null && { host }),
    };
    this.update((conversation) =>
      addTurn(replaces === undefined ? conversation : removeTurn(conversation, replaces), asked),
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
    const { thinking } = this.value.settings;
    const path = pathOf({ turns: this.value.turns, leafId: asked.parentId });
    return {
      messages: toMessages(withModelPrompt(this.value, this.asked.systemPrompt), path, asked),
      sampling: toSampling(this.value.settings),
      // A model that knows nothing of it might take the marks that stand for it for words.
      ...(thinking !== 'auto' && this.canThink && { thinking: thinking === 'on' }),
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
