import { randomId } from '../channel/random-id.ts';
import { changeWay, conversationOf, mostWays, newComparison, newWay } from '../conversations/comparison.ts';
import { newConversation } from '../conversations/new-conversation.ts';
import { toMessages } from '../conversations/to-messages.ts';
import { withModelPrompt } from '../conversations/with-model-prompt.ts';
import { writeReply } from './reply-writer.ts';
import { Store } from './store.ts';
import { toSampling } from './to-sampling.ts';
import type { Comparison, WaySettings } from '../conversations/comparison.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { GenerationSettings } from '../conversations/generation-settings.ts';
import type { GenerateParams } from '../inference/contract/inference-contract.ts';
import type { AskedModel } from './conversation-store.ts';
import type { ReplyWriterServices, WrittenReply } from './reply-writer.ts';

interface CompareServices extends ReplyWriterServices {
  model: () => AskedModel;
}

/** Asks the same question in several ways, one after the other: there is one engine. Nothing of it is stored. */
export class CompareStore extends Store<Comparison> {
  /** Text of the reply that is being written; apart, so that only it re-renders. */
  readonly liveReply = new Store('');
  private readonly services: CompareServices;
  /** All other settings, which the ways have in common. */
  private common: GenerationSettings;
  private abort: AbortController | null = null;

  constructor(services: CompareServices, settings: GenerationSettings) {
    super(newComparison(settings, ''));
    this.services = services;
    this.common = settings;
  }

  /** Begins from the settings of a conversation, unless somebody has made something of it already. */
  begin(settings: GenerationSettings, question: string): void {
    if (this.value.ways.some(({ answer }) => answer !== null)) return;
    this.common = settings;
    this.update(() => newComparison(settings, question));
  }

  changeQuestion(question: string): void {
    this.update((comparison) => ({ ...comparison, question }));
  }

  changeWay(index: number, change: Partial<WaySettings>): void {
    const settings = this.value.ways[index]?.settings;
    if (settings !== undefined)
      this.update((comparison) => changeWay(comparison, index, { settings: { ...settings, ...change } }));
  }

  addWay(): void {
    const last = this.value.ways.at(-1);
    if (this.abort !== null || last === undefined || this.value.ways.length >= mostWays) return;
    this.update((comparison) => ({ ...comparison, ways: [...comparison.ways, newWay(last.settings)] }));
  }

  removeWay(index: number): void {
    if (this.abort !== null || this.value.ways.length <= 2) return;
    this.update((comparison) => ({
      ...comparison,
      ways: comparison.ways.filter((_, each) => each !== index),
    }));
  }

  /** Asks all of the ways. Failures end in their answers, never here. */
  async ask(): Promise<void> {
    if (this.abort !== null || this.value.question.trim() === '') return;
    const abort = new AbortController();
    this.abort = abort;
    this.update((comparison) => ({
      ...comparison,
      ways: comparison.ways.map((way) => ({ ...way, answer: null })),
    }));
    for (const index of this.value.ways.keys()) {
      if (!abort.signal.aborted) await this.answer(index, abort.signal);
    }
    this.abort = null;
    this.update((comparison) => ({ ...comparison, answering: null }));
  }

  /** Ends the reply that is being written and keeps its text; the ways after it are not asked. */
  stop(): void {
    this.abort?.abort();
  }

  /** A conversation that goes on from one of the answers. */
  use(index: number): Conversation | null {
    return conversationOf(this.value, index);
  }

  private async answer(index: number, signal: AbortSignal): Promise<void> {
    const way = this.value.ways[index];
    if (way === undefined) return;
    const settings = { ...this.common, ...way.settings };
    const turn = this.newTurn();
    const change = (written: Partial<WrittenReply>): void =>
      this.update((comparison) =>
        changeWay(comparison, index, { answer: { settings, turn: { ...turn, ...written } } }),
      );
    this.liveReply.update(() => '');
    change({});
    this.update((comparison) => ({ ...comparison, answering: index }));
    const listener = {
      onText: (text: string) => this.liveReply.update(() => text),
      onQueued: () => undefined,
    };
    change(await writeReply(this.services, this.paramsFor(turn, settings), listener, signal));
  }

  private newTurn(): Turn {
    const { name, host } = this.services.model();
    return {
      id: randomId(),
      parentId: null,
      createdAt: Date.now(),
      question: this.value.question.trim(),
      reply: '',
      outcome: { status: 'answering' },
      ...(name !== '' && { modelName: name }),
      ...(host !== null && { host }),
    };
  }

  private paramsFor(turn: Turn, settings: GenerationSettings): GenerateParams {
    const { systemPrompt, thinks } = this.services.model();
    const { thinking } = settings;
    return {
      messages: toMessages(withModelPrompt(newConversation(settings), systemPrompt), [], turn),
      sampling: toSampling(settings),
      ...(thinking !== 'auto' && thinks === true && { thinking: thinking === 'on' }),
    };
  }
}
