import { isAbort, toAppError } from '../errors/app-error.ts';
import { addQuestion, removeTurn, setReply, settleInterrupted } from '../conversations/edit-turns.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { toMessages } from '../conversations/to-messages.ts';
import { Store } from './store.ts';
import type { Conversation, ReplyOutcome } from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { SharedInference } from '../inference/client/shared-inference.ts';
import type { GenerationSummary } from '../inference/contract/inference-contract.ts';

interface ConversationServices {
  inference: Pick<SharedInference, 'generate'>;
  settings: { readonly value: Readonly<GenerationSettings> };
  /** Where the model runs: a server's host, or null on this device. */
  host?: () => string | null;
  /** Runs `callback` when the page is about to paint: text arrives faster than it can be read. */
  onNextFrame: (callback: () => void) => void;
}

/** The open conversation and the commands that change it. */
export class ConversationStore extends Store<Conversation> {
  /** Text of the reply that is being written, or null. Apart from the conversation, so that only it re-renders. */
  readonly liveReply = new Store<string | null>(null);
  /** How many replies of other tabs come before the one that is waited for. */
  readonly ahead = new Store(0);
  private readonly services: ConversationServices;
  private running: { abort: AbortController; done: Promise<void> } | null = null;

  constructor(services: ConversationServices) {
    super(newConversation(services.settings.value.systemPrompt));
    this.services = services;
  }

  get isAnswering(): boolean {
    return this.running !== null;
  }

  /** Asks the model and writes its reply into a new turn. Failures end in the turn, never here. */
  async ask(question: string): Promise<void> {
    if (this.running !== null) return;
    const id = crypto.randomUUID();
    const messages = toMessages(this.value, question);
    const host = this.services.host?.() ?? null;
    this.update((conversation) => addQuestion(conversation, id, question, host));
    const abort = new AbortController();
    const done = this.write(id, messages, abort.signal);
    this.running = { abort, done };
    await done;
  }

  /** Asks a failed turn's question again. A failed turn that has text is kept as it is. */
  async retry(turnId: string): Promise<void> {
    const turn = this.value.turns.find(({ id }) => id === turnId);
    if (turn === undefined || this.running !== null) return;
    if (turn.reply === '') this.update((conversation) => removeTurn(conversation, turnId));
    await this.ask(turn.question);
  }

  /** Ends the running reply and keeps its text. */
  stop(): void {
    this.running?.abort.abort();
  }

  /** Shows another conversation; a running reply is stopped first and belongs to the one before. */
  async open(conversation: Conversation): Promise<void> {
    this.stop();
    await this.running?.done;
    this.update(() => settleInterrupted(conversation));
  }

  async startNew(): Promise<void> {
    await this.open(newConversation(this.services.settings.value.systemPrompt));
  }

  private async write(
    id: string,
    messages: ReturnType<typeof toMessages>,
    signal: AbortSignal,
  ): Promise<void> {
    const { temperature, topP, maxTokens } = this.services.settings.value;
    let text = '';
    let writing = true;
    let framePending = false;
    const show = (): void => {
      framePending = false;
      if (writing) this.liveReply.update(() => text);
    };
    const onEvent = (delta: { text: string }): void => {
      if (signal.aborted) return; // what was on the screen when the person stopped it is what stays
      text += delta.text;
      if (framePending) return;
      framePending = true;
      this.services.onNextFrame(show);
    };
    const onQueued = (ahead: number): void => this.ahead.update(() => ahead);
    this.liveReply.update(() => '');
    const outcome = await this.services.inference
      .generate({ messages, sampling: { temperature, topP, maxTokens } }, { signal, onEvent, onQueued })
      .then(toOutcome, failureOutcome);
    writing = false;
    onQueued(0);
    this.running = null;
    this.update((conversation) => setReply(conversation, id, text, outcome));
    this.liveReply.update(() => null);
  }
}

function toOutcome({ finish, usage }: GenerationSummary): ReplyOutcome {
  const { completionTokens, timeToFirstTokenMs, decodeTokensPerSecond } = usage;
  const figures = { completionTokens, timeToFirstTokenMs, decodeTokensPerSecond };
  return { status: 'complete', truncated: finish === 'length', figures };
}

function failureOutcome(error: unknown): ReplyOutcome {
  if (isAbort(error)) return { status: 'stopped' };
  const { code, detail } = toAppError(error);
  return { status: 'failed', error: { code, detail } };
}
