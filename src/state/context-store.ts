import { estimateTokens, mostTokens } from '../conversations/estimate-tokens.ts';
import { countContext, hasRoom, requestMessages } from '../conversations/context-count.ts';
import { Store } from './store.ts';
import { TokenCounter } from './token-counter.ts';
import type { AskRequest, Question } from '../conversations/ask-request.ts';
import type { ContextCount, ReadingModel, TokenRuler } from '../conversations/context-count.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import type { ModelState } from './model-state.ts';

interface Watched {
  subscribe(listener: () => void): () => void;
}

export interface ContextStoreServices {
  model: Watched & {
    readonly value: Readonly<ModelState>;
    readonly choice: Watched & { readonly value: Readonly<ModelChoice> };
    countTokens(text: string): Promise<number>;
  };
  conversation: Watched & {
    readonly value: Readonly<Conversation>;
    readonly path: readonly Turn[];
    readonly isAnswering: boolean;
  };
  /** The question that is being written. */
  draft: Watched;
  readDraft: () => Question;
}

/** Who would be asked. */
interface AskedModel extends ReadingModel {
  /** Its tokenizer is on this device and in memory. A server's would have to be sent what is not sent yet. */
  canCount: boolean;
}

/** After the last key: counting while somebody types would be work for nothing. */
const draftPauseMs = 300;

const estimate: TokenRuler = { kind: 'estimate', tokensOf: estimateTokens };

/** How long a question waits to be counted, which another tab's reply may delay. */
const patienceMs = 1500;

/**
 * How much of the model's context the next question takes; null while no model is ready. It counts in the engine's
 * thread, so never while a reply is being written, and it never starts a model.
 */
export class ContextStore extends Store<ContextCount | null> {
  private readonly services: ContextStoreServices;
  private readonly counter: TokenCounter;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised by whatever makes a count that runs of no use. */
  private round = 0;

  constructor(services: ContextStoreServices) {
    super(null);
    this.services = services;
    const { model, conversation, draft } = services;
    this.counter = new TokenCounter((text) => model.countTokens(text));
    for (const store of [model, model.choice, conversation]) store.subscribe(() => this.plan(0));
    draft.subscribe(() => this.plan(draftPauseMs));
    this.plan(0);
  }

  /** How much the model holds; null while none is ready. */
  get contextTokens(): number | null {
    return this.askedModel()?.contextTokens ?? null;
  }

  /** Whether a question fits whatever its words count: most are so short. A model that is not ready says it by itself. */
  surelyFits(request: AskRequest): boolean {
    const model = this.askedModel();
    return model === null || hasRoom(this.sizeUp(request, model, { kind: 'most', tokensOf: mostTokens }));
  }

  /** How a question would stand, counted as well as can be; null while no model is ready. */
  async measure(request: AskRequest): Promise<ContextCount | null> {
    const model = this.askedModel();
    if (model === null) return null;
    let isPatient = true;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([this.learn(request, model, () => isPatient), patience]);
    isPatient = false;
    return this.sizeUp(request, model, estimate);
  }

  /** How many tokens each of these texts has, counted where that can be. */
  async sizes(texts: readonly string[]): Promise<readonly number[]> {
    if (this.askedModel()?.canCount === true) await this.counter.learn(texts, () => true);
    return texts.map((text) => this.counter.known(text) ?? estimateTokens(text));
  }

  /** @param delayMs until it is counted again; a later change counts anew */
  private plan(delayMs: number): void {
    this.round++;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.recount(), delayMs);
  }

  private async recount(): Promise<void> {
    const { round } = this;
    const model = this.askedModel();
    if (model === null) {
      this.update(() => null);
      return;
    }
    const isCurrent = (): boolean => round === this.round && !this.services.conversation.isAnswering;
    if (!isCurrent()) return;
    const request = this.nextRequest();
    const show = (): void => this.update(() => this.sizeUp(request, model, estimate));
    if (this.value === null) show();
    await this.learn(request, model, isCurrent);
    if (isCurrent()) show();
  }

  private nextRequest(): AskRequest {
    const { conversation, readDraft } = this.services;
    const { value, path } = conversation;
    return {
      kind: 'ask',
      turnId: null,
      question: readDraft(),
      conversation: value,
      path,
      replyStart: '',
    };
  }

  private askedModel(): AskedModel | null {
    const { value, choice } = this.services.model;
    if (value.status !== 'ready') return null;
    const { card, elsewhere } = choice.value;
    this.counter.turnTo(card.id);
    const canCount = elsewhere === null && value.isResting !== true;
    return { name: card.name, systemPrompt: card.systemPrompt, contextTokens: value.contextTokens, canCount };
  }

  /** The newest first: of a conversation that is far too long, the rest need not be counted to know that. */
  private async learn(request: AskRequest, model: AskedModel, goesOn: () => boolean): Promise<void> {
    if (!model.canCount) return;
    let left = 2 * model.contextTokens;
    const isWorthIt = (): boolean => left > 0 && goesOn();
    for (const { content } of requestMessages(request, model).reverse()) {
      await this.counter.learn([content], isWorthIt);
      left -= this.counter.known(content) ?? 0;
    }
  }

  /** @param guess for texts that nobody has counted */
  private sizeUp(request: AskRequest, model: AskedModel, guess: TokenRuler): ContextCount {
    const isExact = requestMessages(request, model).every(
      ({ content }) => this.counter.known(content) !== undefined,
    );
    const tokensOf = (text: string): number => this.counter.known(text) ?? guess.tokensOf(text);
    return countContext(request, model, { tokensOf, kind: isExact ? 'exact' : guess.kind });
  }
}
