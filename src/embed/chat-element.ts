import { AppError } from '../errors/app-error.ts';
import { HearthConsentEvent, HearthErrorEvent } from './chat-events.ts';
import { agree, hasAgreed, watchAgreements } from './shell/agreements.ts';
import { adoptProperties } from './shell/adopt-properties.ts';
import {
  checkAsk,
  checkEngine,
  checkMessages,
  checkSignal,
  checkStrings,
  checkTools,
} from './shell/check-input.ts';
import { attributeNames, readOptions } from './shell/chat-options.ts';
import { ElementBase } from './shell/element-base.ts';
import { Frame } from './shell/frame.ts';
import { keep, readKept } from './shell/kept-messages.ts';
import { factsOf } from './shell/model-facts.ts';
import { handled } from './shell/handled.ts';
import { notFetched } from './shell/not-fetched.ts';
import { untilAgreed } from './shell/until-agreed.ts';
import { whenSeen } from './shell/when-seen.ts';
import type { ChatHost, PageOwn } from './chat-host.ts';
import type { ChatSession } from './session/chat-session.ts';
import type { ModelFacts } from './shell/model-facts.ts';
import type {
  AskOptions,
  ChatEndpoint,
  ChatEngine,
  ChatMessage,
  ChatState,
  ChatStrings,
  ChatTool,
  LoadOptions,
  Reply,
} from './chat-types.ts';

/** After these another engine is needed. */
const engineAttributes = ['model', 'models-url', 'worker-url'];
/** What a page may have set before the element was defined. */
const properties = ['messages', 'engine', 'strings', 'tools'];

const left = (): DOMException => new DOMException('The element left the page.', 'AbortError');

/**
 * A chat with an open model that runs in the visitor's browser.
 *
 * @tag hearth-chat
 * @attr {string} model - A model of the catalogue, by its name or the id of a build. Default: the starter model.
 * @attr {string} models-url - Folder with `models/` and `libraries/`, such as a Hearth site: then every model comes from there. Default: the starter model from the folder above the script's, all others from the public hub.
 * @attr {string} worker-url - Folder with the worker files. Default: `workers/` beside the script.
 * @attr {string} system - What the model is told before the first question.
 * @attr {string} placeholder - In the empty field.
 * @attr {string} greeting - Shown as the first message; the model does not read it.
 * @attr {string} suggestions - Questions to choose from, with `|` between them.
 * @attr {string} lang - Language of its words: en, de, fr, es, ar, zh. Default: that of the page.
 * @attr {'page' | 'light' | 'dark' | 'system'} theme - `page` (default: the page's own `color-scheme`), `light`, `dark` or `system`.
 * @attr {'inline' | 'bubble' | 'fullscreen'} layout - `inline` (default), `bubble` (a round button in the corner that opens it) or `fullscreen`.
 * @attr {boolean} open - Of a bubble: its panel is open.
 * @attr {'click' | 'visible' | 'never'} autoload - `click` (default): nothing is fetched before the visitor agrees. `visible`: the chat itself is fetched when the element is seen, and a model that is already on this device starts. `never`: there is no offer before `load()` or `ask()`.
 * @attr {number} max-tokens - Longest reply. Default: 512.
 * @attr {number} temperature - 0 to 2. Default: 0.7.
 * @attr {string} storage-key - Keeps the conversation on this device under this name. Default: nothing is kept.
 * @attr {boolean} readonly-history - The visitor cannot clear the conversation.
 * @attr {string} fallback-url - An OpenAI-compatible server for devices that cannot run the model; the visitor is asked first.
 * @attr {string} fallback-model - The model's name there.
 *
 * @fires {HearthConsentEvent} hearth-consent - The visitor agrees; `preventDefault()` keeps the model from being fetched.
 * @fires {HearthProgressEvent} hearth-progress - How far the model has come.
 * @fires {HearthReadyEvent} hearth-ready - It answers from now on.
 * @fires {HearthTokenEvent} hearth-token - A piece of a reply.
 * @fires {HearthMessageEvent} hearth-message - A question was asked (`preventDefault()` keeps it from being asked), or a reply has ended.
 * @fires {HearthToolCallEvent} hearth-tool-call - The model calls one of `tools`: `name`, `arguments`; `preventDefault()` keeps it from being called.
 * @fires {HearthErrorEvent} hearth-error - Something failed: `code`, `detail`.
 *
 * @slot header - Above everything.
 * @slot consent - Words of the page's own in the offer. What is fetched, its licence and where it runs stay.
 * @slot empty - In place of the greeting, before the first question.
 * @slot unsupported - Below the reason why this device cannot run the model.
 * @slot footer - Below everything.
 *
 * @csspart root - The frame around everything.
 * @csspart header - Around the slot.
 * @csspart footer - Around the slot.
 * @csspart bubble - The round button of a bubble.
 * @csspart close - The button that closes a bubble's panel.
 * @csspart consent - The offer.
 * @csspart agree - Its button.
 * @csspart pending - The question that waits for the visitor to agree.
 * @csspart transcript - The messages.
 * @csspart message - Each message; also `user` or `assistant`.
 * @csspart user - A question.
 * @csspart assistant - A reply.
 * @csspart greeting - The first message; also `message` and `assistant`.
 * @csspart thinking - What a model thought aloud.
 * @csspart tool-call - A call of one of `tools`, folded: what it was called with, and what it gave back.
 * @csspart tool-consent - The question whether a tool may be called.
 * @csspart status - What goes on: reading, answering, loading.
 * @csspart progress - The bar of a download or a load.
 * @csspart error - A failure and its way on.
 * @csspart unsupported - Why this device cannot run the model.
 * @csspart suggestions - The list of suggestions.
 * @csspart suggestion - Each of them.
 * @csspart composer - Where one writes.
 * @csspart input - The field in it.
 * @csspart send - The button that sends.
 * @csspart stop - The button that stops.
 * @csspart clear - The button that clears the conversation.
 * @csspart hint - The quiet line below.
 *
 * @cssprop [--hearth-height=32rem] - Height of an inline element and of a bubble's panel.
 * @cssprop [--hearth-page] - Ground of the element.
 * @cssprop [--hearth-surface] - Ground of cards and of the field.
 * @cssprop [--hearth-fill] - Ground of questions and of code.
 * @cssprop [--hearth-ink] - Text.
 * @cssprop [--hearth-ink-soft] - Quiet text.
 * @cssprop [--hearth-line] - Lines between things.
 * @cssprop [--hearth-control-line] - Lines around controls.
 * @cssprop [--hearth-accent] - The main button, and what goes on.
 * @cssprop [--hearth-accent-strong] - The same under the pointer.
 * @cssprop [--hearth-on-accent] - Text on it.
 * @cssprop [--hearth-local] - “On this device.”
 * @cssprop [--hearth-warn] - Wants attention.
 * @cssprop [--hearth-danger] - Failures.
 * @cssprop [--hearth-focus] - Focus rings.
 * @cssprop [--hearth-radius-card=12px] - Corners of cards and of the frame.
 * @cssprop [--hearth-radius-control=6px] - Corners of buttons and fields.
 * @cssprop [--hearth-text-m=0.9375rem] - Size of text.
 * @cssprop [--hearth-rem=1rem] - What sizes are measured in, for pages whose root has another one.
 * @cssprop [--hearth-layer=1000] - z-index of a bubble and of `fullscreen`.
 * @cssprop [--hearth-bubble-space=1rem] - Between a bubble and the edges.
 *
 * @cssState consent - And all other values of `state`: `hearth-chat:state(answering)`.
 */
export class HearthChat extends ElementBase {
  static readonly formAssociated = true;
  static readonly observedAttributes = attributeNames;

  private readonly internals = this.attachInternals();
  private readonly frame: Frame;
  private current: ChatState = 'idle';
  private readonly own: PageOwn = { engine: null, strings: {}, tools: [] };
  /** Of a conversation that is not there yet. */
  private given: readonly ChatMessage[] | null = null;
  private session: ChatSession | null = null;
  private opening: Promise<ChatSession> | null = null;
  /** Aborted when the element has left the page for good. */
  private life = new AbortController();
  private stopWatching = (): void => undefined;
  private pending: string | null = null;
  private isWanted = false;
  private isBroken = false;
  private isFocusOurs = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.frame = new Frame(shadow, {
      onAgree: () => this.onAgree(),
      onToggle: (isOpen) => this.onToggle(isOpen),
    });
  }

  /** Where it stands. */
  get state(): ChatState {
    return this.current;
  }

  /** The conversation; setting it replaces what is there. */
  get messages(): readonly ChatMessage[] {
    return this.session?.messages ?? this.given ?? readKept(this.options.storageKey) ?? [];
  }

  set messages(messages: readonly ChatMessage[]) {
    const checked = checkMessages(messages);
    if (this.session === null) this.given = checked;
    else this.session.messages = checked;
    this.setValue(checked);
  }

  /** An engine of the page's own, or a server, in place of the model on the device; null for that. */
  get engine(): ChatEngine | ChatEndpoint | null {
    return this.own.engine;
  }

  set engine(engine: ChatEngine | ChatEndpoint | null) {
    const checked = checkEngine(engine);
    if (checked === this.own.engine) return;
    this.own.engine = checked;
    this.reset();
  }

  /** Words of the page's own. */
  get strings(): Partial<ChatStrings> {
    return this.own.strings;
  }

  set strings(strings: Partial<ChatStrings>) {
    this.own.strings = checkStrings(strings);
    this.refresh();
  }

  /** Functions of the page that the model may call, from the next question on. */
  get tools(): readonly ChatTool[] {
    return this.own.tools;
  }

  set tools(tools: readonly ChatTool[]) {
    this.own.tools = checkTools(tools);
    this.session?.toolsChanged();
  }

  /**
   * Makes the model ready. Resolves when it answers; waits for the visitor to agree, unless `agreed` says so.
   * Rejects with a `ChatFailure`, or with `AbortError`.
   */
  load(options: LoadOptions = {}): Promise<void> {
    return handled(this.bring(options));
  }

  /** Asks, and resolves with the whole reply. What the model needs happens first, as in `load`. */
  ask(text: string, options: AskOptions = {}): Promise<Reply> {
    return handled(this.put(text, options));
  }

  /** Ends the reply that is being written; its text stays. */
  stop(): void {
    this.session?.stop();
  }

  /** To where one writes, or to the button before that. */
  override focus(options?: FocusOptions): void {
    this.frame.focus(options);
  }

  /** Begins a new conversation. */
  clear(): void {
    this.messages = [];
    keep(this.options.storageKey, []);
  }

  /** Lets go of the model. Its memory is freed when no other element of the page uses it; the next question loads it again. */
  unload(): void {
    this.session?.leave();
    this.isWanted = false;
    if (this.session !== null) this.setState('idle');
  }

  connectedCallback(): void {
    adoptProperties(this, properties);
    if (this.life.signal.aborted) this.life = new AbortController();
    this.stopWatching();
    this.stopWatching = watchAgreements((key) => {
      if (key === this.key && (this.isWanted || this.options.autoload !== 'never')) this.begin();
      this.refresh();
    });
    this.setValue(this.messages);
    this.refresh();
    if (this.options.autoload === 'visible') whenSeen(this, this.life.signal, () => this.onSeen());
    // Another element of this page was agreed to.
    if (this.session === null && hasAgreed(this.key) && this.options.autoload !== 'never') this.begin();
  }

  disconnectedCallback(): void {
    // An element that is moved is back by then.
    setTimeout(() => {
      if (!this.isConnected) this.end();
    });
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    if (engineAttributes.includes(name)) this.reset();
    if (!this.isConnected) return;
    this.session?.optionsChanged();
    this.refresh();
  }

  formResetCallback(): void {
    this.clear();
  }

  private get options() {
    return readOptions(this);
  }

  /** Null for a model that there is not. */
  private get facts(): ModelFacts | null {
    return factsOf(this.options, this.own.engine);
  }

  /** What the visitor agrees to. */
  private get key(): unknown {
    const { facts, options, own } = this;
    return own.engine ?? [facts?.id, options.modelsUrl, facts?.sources].join(' ');
  }

  private get host(): ChatHost {
    const element = this as HearthChat;
    return {
      element,
      room: this.frame.room,
      get options() {
        return element.options;
      },
      own: this.own,
      get isFocusOurs() {
        return element.isFocusOurs;
      },
      isAgreed: () => hasAgreed(this.key),
      setState: (state) => this.setState(state),
      setValue: (messages) => this.setValue(messages),
    };
  }

  private async bring({ signal, agreed = false }: LoadOptions): Promise<void> {
    await this.whenAgreed(checkSignal({ signal }), agreed);
    const session = await this.open();
    await session.start(this.until(signal));
  }

  private async put(text: string, options: AskOptions): Promise<Reply> {
    const { question, signal, choice } = checkAsk(text, options, this.own.tools);
    if (!hasAgreed(this.key)) this.pending = question;
    await this.whenAgreed(signal, false).finally(() => {
      this.pending = null;
      this.refresh();
    });
    const session = await this.open();
    return session.ask(question, this.until(signal), choice);
  }

  private async whenAgreed(signal: AbortSignal | undefined, agreed: boolean): Promise<void> {
    signal?.throwIfAborted();
    if (!this.isConnected) throw new DOMException('The element is not on a page.', 'InvalidStateError');
    if (this.facts === null) throw new AppError('model-unknown', { modelId: this.options.model ?? '' });
    this.isWanted = true;
    if (agreed) agree(this.key);
    this.refresh();
    await untilAgreed(() => this.key, this.until(signal));
  }

  private until(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.life.signal : AbortSignal.any([signal, this.life.signal]);
  }

  private onToggle(isOpen: boolean): void {
    this.toggleAttribute('open', isOpen);
    this.frame.moveFocus(isOpen);
  }

  private onAgree(): void {
    const { facts } = this;
    if (facts === null) return;
    if (!this.dispatchEvent(new HearthConsentEvent(facts.id, facts.bytes, facts.host))) return;
    this.isFocusOurs = true;
    if (hasAgreed(this.key)) this.begin();
    else agree(this.key);
  }

  /** What fails is told by the session, and by the offer where there is none. */
  private begin(): void {
    void handled(this.open().then((session) => session.start(this.life.signal)));
  }

  /** Fetches what the conversation consists of. */
  private open(): Promise<ChatSession> {
    if (this.opening !== null) return this.opening;
    this.isBroken = false;
    this.setState('checking');
    this.refresh();
    const opening = import('./session/chat-session.ts').then(
      ({ ChatSession: Session }) => {
        if (this.opening !== opening) throw left();
        this.session = new Session(this.host, this.given);
        return this.session;
      },
      (cause: unknown) => {
        if (this.opening === opening) this.fail(cause);
        throw notFetched(cause);
      },
    );
    this.opening = opening;
    return opening;
  }

  private fail(cause: unknown): void {
    this.opening = null;
    this.isBroken = true;
    this.setState('failed');
    this.dispatchEvent(new HearthErrorEvent(notFetched(cause)));
    this.refresh();
  }

  /** Another engine: what is said stays. */
  private reset(): void {
    if (this.session !== null) this.given = this.session.messages;
    this.session?.close();
    this.session = null;
    this.opening = null;
    this.isBroken = false;
    this.refresh();
    if (this.isConnected && hasAgreed(this.key) && this.options.autoload !== 'never') this.begin();
  }

  private end(): void {
    this.life.abort(left());
    this.stopWatching();
    this.unload();
  }

  /** What is on this device already may start. */
  private onSeen(): void {
    if (this.facts === null) return;
    const look = async (session: ChatSession): Promise<void> => {
      if (await session.isStored().catch(() => false)) agree(this.key);
      else if (this.current === 'checking') this.setState('consent');
    };
    void handled(this.open().then(look));
  }

  private refresh(): void {
    const { options, facts, frame, isBroken, pending, isOffered } = this;
    frame.dress(options, this.hasAttribute('open'));
    if (facts === null) {
      frame.showNoModel(options.model ?? '', options);
      this.setState('failed');
      return;
    }
    const offer = isOffered || isBroken ? { facts, pending, isBroken } : null;
    frame.show(offer, options, this.own.strings);
    const isQuiet = this.session === null && this.opening === null && !isBroken;
    if (isQuiet) this.setState(isOffered ? 'consent' : 'idle');
  }

  private get isOffered(): boolean {
    return !hasAgreed(this.key) && (this.options.autoload !== 'never' || this.isWanted);
  }

  private setState(state: ChatState): void {
    if (state === this.current && this.internals.states.has(state)) return;
    this.internals.states.delete(this.current);
    this.current = state;
    this.internals.states.add(state);
  }

  private setValue(messages: readonly ChatMessage[]): void {
    this.internals.setFormValue(messages.length === 0 ? null : JSON.stringify(messages));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-chat': HearthChat;
  }
}
