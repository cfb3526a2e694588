import { defaultGenerationSettings } from '../../conversations/generation-settings.ts';
import { inspectModel } from '../../models/inspect-model.ts';
import { ConversationStore } from '../../state/conversation-store.ts';
import {
  HearthConsentEvent,
  HearthErrorEvent,
  HearthMessageEvent,
  HearthTokenEvent,
} from '../chat-events.ts';
import { ChatView } from '../view/chat-view.ts';
import { keep, readKept } from '../shell/kept-messages.ts';
import { notFetched } from '../shell/not-fetched.ts';
import { choiceOf, lookUpChoice } from './engine-choice.ts';
import { conversationFrom, messagesOf } from './message-turns.ts';
import { engineFor } from './page-engine.ts';
import { replyOf } from './reply-of.ts';
import { chatState, modelEvent } from './report-model.ts';
import type { GenerationSettings } from '../../conversations/generation-settings.ts';
import type { TextDelta } from '../../inference/contract/inference-contract.ts';
import type { ReplyWriterServices } from '../../state/reply-writer.ts';
import type { ModelState } from '../../state/model-state.ts';
import type { ChatHost } from '../chat-host.ts';
import type { ChatEndpoint, ChatEngine, ChatMessage, Reply, ToolChoice } from '../chat-types.ts';
import type { PageCalls } from '../tools/page-calls.ts';
import type { ShownCalls, ShownChat } from '../view/shown-chat.ts';
import type { PageEngine } from './page-engine.ts';

const loadPageCalls = (): Promise<typeof import('../tools/page-calls.ts')> =>
  import('../tools/page-calls.ts').catch((cause: unknown) => {
    throw notFetched(cause);
  });

const stopped = (): DOMException => new DOMException('It was stopped before it was asked.', 'AbortError');

/** One element's conversation, and its way to the engine. */
export class ChatSession implements ShownChat {
  readonly host: ChatHost;
  readonly conversation: ConversationStore;
  private readonly view: ChatView;
  private engine: PageEngine | null = null;
  private stopModel = (): void => undefined;
  /** Aborted when this element lets go of the model. */
  private life = new AbortController();
  /** The server that took the place of a model that this device cannot run. */
  private fallback: ChatEndpoint | null = null;
  private pageCalls: PageCalls | null = null;
  private toolChoice: ToolChoice = 'auto';
  private queue: Promise<unknown> = Promise.resolve();
  private stops = new AbortController();
  /** What the conversation will be as soon as a reply has been stopped. */
  private coming: readonly ChatMessage[] | null = null;
  private keptAs: string | null;

  constructor(host: ChatHost, given: readonly ChatMessage[] | null) {
    this.host = host;
    const writing: ReplyWriterServices = {
      inference: { generate: (params, options) => this.generate(params, options) },
      onNextFrame: (callback) => void requestAnimationFrame(callback),
    };
    const settings = { value: this.settings, subscribe: () => () => undefined };
    this.conversation = new ConversationStore({ ...writing, settings, model: () => this.asked });
    this.keptAs = host.options.storageKey;
    const messages = given ?? readKept(this.keptAs);
    if (given !== null) keep(this.keptAs, given);
    if (messages !== null) this.conversation.update(({ settings: own }) => conversationFrom(messages, own));
    this.view = new ChatView(this);
    this.conversation.subscribe(() => this.onConversation());
    this.conversation.liveReply.subscribe(() => this.view.requestUpdate());
    this.conversation.ahead.subscribe(() => this.view.requestUpdate());
  }

  /** Null where no model was asked for yet. */
  get model(): ModelState | null {
    if (this.engine === null) return null;
    const { model, isStarting } = this.engine;
    // Between the look at the device and the first step there is nothing to be agreed to.
    return isStarting && model.value.status === 'offered' ? { status: 'checking' } : model.value;
  }

  get messages(): readonly ChatMessage[] {
    return this.coming ?? messagesOf(this.conversation.path);
  }

  set messages(messages: readonly ChatMessage[]) {
    this.stop();
    this.pageCalls = null;
    const next = conversationFrom(messages, this.settings);
    this.coming = messages;
    const opened = this.conversation.open(next).then(() => {
      if (this.coming === messages) this.coming = null;
      this.onConversation();
    });
    this.queue = Promise.all([this.queue, opened]);
  }

  /** What would answer here, if it is not the model that was asked for. */
  get offeredServer(): ChatEndpoint | null {
    const isNeeded = this.model?.status === 'unsupported' || this.model?.status === 'failed';
    return isNeeded && this.fallback === null ? this.host.options.fallback : null;
  }

  /** Where what is written is sent; null where it stays. */
  get leavesTo(): string | null {
    const { used } = this;
    if (used === null) return null;
    return 'url' in used ? new URL(used.url).host : (used.host ?? null);
  }

  get calls(): ShownCalls | null {
    return this.pageCalls;
  }

  /** All files are on this device, so that nothing would be fetched. */
  async isStored(): Promise<boolean> {
    const { options } = this.host;
    const { files, cpu } = await lookUpChoice(choiceOf(this.used, options), options);
    for (const manifest of [files?.manifest, cpu?.files?.manifest]) {
      const inventory = manifest && (await inspectModel(manifest).catch(() => null));
      if (inventory?.complete === true) return true;
    }
    return false;
  }

  /** Makes the model ready. Whoever asked for it aloud ends it by `signal`. @throws AppError; `AbortError` */
  async start(signal: AbortSignal): Promise<void> {
    const engine = this.join();
    const onAbort = (): void => {
      if (this.engine === engine && engine.model.value.status !== 'ready') this.leave();
    };
    signal.addEventListener('abort', onAbort);
    try {
      await this.begin(signal);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Asks when what was asked before is answered. @throws AppError; `AbortError` */
  ask(question: string, signal?: AbortSignal, toolChoice: ToolChoice = 'auto'): Promise<Reply> {
    const stops = this.stops.signal;
    const reply = this.queue.then(() => {
      if (stops.aborted) throw stopped();
      this.toolChoice = toolChoice;
      return this.askNow(question, signal);
    });
    this.queue = reply.catch(() => undefined);
    return reply;
  }

  async retry(turnId: string): Promise<void> {
    this.toolChoice = 'auto';
    // What tools gave back is not kept, so a reply for which they may be called begins anew.
    if (this.host.own.tools.length > 0) await this.conversation.retry(turnId);
    else await this.conversation.goOn(turnId);
    this.tellEnd();
  }

  stop(): void {
    this.stops.abort();
    this.stops = new AbortController();
    this.conversation.stop();
  }

  pause(): void {
    this.engine?.model.pause();
  }

  /** Goes on after a pause, a failure, or for a device that may have changed. Tells by the model's state how it ended. */
  goOn(): void {
    this.begin().catch(() => undefined);
  }

  /** The visitor wants the page's server instead. */
  useServer(): void {
    const server = this.offeredServer;
    if (server === null) return;
    const { host } = new URL(server.url);
    if (!this.host.element.dispatchEvent(new HearthConsentEvent(server.model, 0, host))) return;
    this.leave();
    this.fallback = server;
    this.goOn();
  }

  optionsChanged(): void {
    const { storageKey } = this.host.options;
    if (storageKey !== this.keptAs) {
      this.keptAs = storageKey;
      keep(storageKey, this.messages);
    }
    this.conversation.changeSettings(this.settings);
    this.view.requestUpdate();
  }

  /** Now, and not with the first question: as `join` says. */
  toolsChanged(): void {
    if (this.host.own.tools.length > 0) void loadPageCalls().catch(() => undefined);
  }

  redraw(): void {
    this.view.requestUpdate();
  }

  /** Lets go of the model; the conversation stays. */
  leave(): void {
    this.stop();
    this.life.abort(new DOMException('The model was let go.', 'AbortError'));
    this.life = new AbortController();
    this.stopModel();
    this.engine?.leave(this);
    this.engine = null;
    this.view.requestUpdate();
  }

  /** For good. */
  close(): void {
    this.leave();
    this.view.close();
  }

  private get used(): ChatEngine | ChatEndpoint | null {
    return this.fallback ?? this.host.own.engine;
  }

  private get settings(): GenerationSettings {
    const { system, maxTokens, temperature } = this.host.options;
    return { ...defaultGenerationSettings, systemPrompt: system, maxTokens, temperature };
  }

  private get asked() {
    const card = this.engine?.model.choice.value.card;
    return {
      name: card?.name ?? '',
      host: this.leavesTo,
      systemPrompt: card?.systemPrompt,
      thinks: card?.thinks,
    };
  }

  private join(): PageEngine {
    if (this.engine !== null) return this.engine;
    const engine = engineFor(this.used, this.host.options);
    engine.join(this);
    this.engine = engine;
    // Now, and not with the first thought: which requests a page makes must not depend on what is written in it. Of other
    // models than the starter nobody knows yet whether they think aloud.
    if (engine.model.choice.value.files === null)
      void import('../../ui/turn/thinking.ts').catch(() => undefined);
    this.toolsChanged();
    let before = engine.model.value;
    const onModel = (): void => {
      const { value } = engine.model;
      const event = modelEvent(before, value, engine.model.choice.value.card.id);
      before = value;
      this.tellState();
      this.view.requestUpdate();
      if (event !== null) this.host.element.dispatchEvent(event);
    };
    this.stopModel = engine.model.subscribe(onModel);
    // Another element has it already.
    if (before.status !== 'checking') {
      const { value } = engine.model;
      before = { status: 'checking' };
      queueMicrotask(() => {
        if (this.engine === engine && engine.model.value === value) onModel();
      });
    }
    return engine;
  }

  private async begin(signal?: AbortSignal): Promise<void> {
    const engine = this.join();
    if (engine.model.value.status !== 'ready') void engine.start();
    this.redraw();
    const { signal: life } = this.life;
    try {
      await engine.whenReady(signal === undefined ? life : AbortSignal.any([signal, life]));
    } finally {
      this.tellState();
      this.redraw();
    }
  }

  private readonly generate: ReplyWriterServices['inference']['generate'] = async (params, options) => {
    await this.begin(options?.signal);
    const engine = this.join();
    const heard = {
      ...options,
      onEvent: (delta: TextDelta): void => {
        options?.onEvent?.(delta);
        const isHeard = delta.text !== '' && options?.signal?.aborted !== true;
        if (isHeard) this.host.element.dispatchEvent(new HearthTokenEvent(delta.text));
      },
    };
    const turn = this.conversation.path.at(-1);
    if (this.host.own.tools.length === 0 || turn === undefined) return engine.model.generate(params, heard);
    const { PageCalls: Calls } = await loadPageCalls();
    this.pageCalls ??= new Calls(this);
    return this.pageCalls.answer(turn.id, this.toolChoice, engine.model, params, heard);
  };

  private async askNow(question: string, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted();
    const asked = new HearthMessageEvent({ role: 'user', content: question }, null);
    if (!this.host.element.dispatchEvent(asked))
      throw new DOMException('The page prevented it.', 'AbortError');
    const stop = (): void => this.conversation.stop();
    signal?.addEventListener('abort', stop);
    try {
      await this.conversation.ask(question);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    signal?.throwIfAborted();
    return this.tellEnd();
  }

  /** @throws AppError where it failed */
  private tellEnd(): Reply {
    const turn = this.conversation.path.at(-1);
    this.tellState();
    if (turn === undefined) throw stopped(); // the conversation was cleared
    const { element } = this.host;
    const reply = replyOf(turn);
    if (reply instanceof Error) {
      // The model's own failure was told already.
      if (this.model?.status !== 'failed' && this.model?.status !== 'unsupported')
        element.dispatchEvent(new HearthErrorEvent(reply));
      throw reply;
    }
    element.dispatchEvent(new HearthMessageEvent({ role: 'assistant', content: reply.text }, reply));
    return reply;
  }

  private onConversation(): void {
    this.tellState();
    this.view.requestUpdate();
    const { messages } = this;
    this.host.setValue(messages);
    if (!this.conversation.isAnswering) keep(this.keptAs, messages);
  }

  private tellState(): void {
    const { model } = this;
    this.host.setState(model === null ? 'idle' : chatState(model, this.conversation.isAnswering));
  }
}
