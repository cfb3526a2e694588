import { countIn, listIn, objectIn, textIn } from './read-json.ts';
import { estimateTokens } from '../../conversations/estimate-tokens.ts';
import { splitReplyStart } from '../contract/split-reply-start.ts';
import type { GenerateParams, GenerationSummary, ToolCall, Usage } from '../contract/inference-contract.ts';
import type { Json } from './read-json.ts';

/** What the stream of one reply has told so far. */
export class ReplyCollector {
  private readonly startMs = performance.now();
  private firstTextMs: number | null = null;
  private lastMs = this.startMs;
  private deltas = 0;
  private isThinking = false;
  private finishReason: string | null = null;
  private usage: Json | null = null;
  private readonly calls = new Map<number, ToolCall>();
  private readonly add: (text: string) => void;

  /** @param replyStart what was written before: it may end within a thought */
  constructor(add: (text: string) => void, replyStart = '') {
    this.add = add;
    this.isThinking = splitReplyStart(replyStart).isThinking;
  }

  /** The server has said why the reply ended. */
  get hasFinished(): boolean {
    return this.finishReason !== null;
  }

  /** Whether any of it was a piece of a reply. */
  get isEmpty(): boolean {
    return this.deltas === 0 && !this.hasFinished && this.usage === null;
  }

  read(chunk: Json): void {
    const choice = objectIn(listIn(chunk.choices)[0]);
    const delta = objectIn(choice.delta);
    // llama.cpp and vLLM send a model's thoughts apart; models that run here write them between these marks.
    this.write(textIn(delta.reasoning_content) || textIn(delta.reasoning), true);
    this.write(textIn(delta.content), false);
    for (const call of listIn(delta.tool_calls)) this.readCall(objectIn(call));
    this.finishReason = textIn(choice.finish_reason) || this.finishReason;
    if (typeof chunk.usage === 'object' && chunk.usage !== null) this.usage = objectIn(chunk.usage);
  }

  summary({ messages }: GenerateParams): GenerationSummary {
    // A thought that was cut may go on.
    if (this.isThinking && this.finish !== 'length') this.write('', false);
    const toolCalls = [...this.calls.values()];
    const prompt = messages.map(({ content }) => content).join('\n');
    const summary = { finish: this.finish, usage: this.figures(prompt) };
    return toolCalls.length === 0 ? summary : { ...summary, finish: 'tools', toolCalls };
  }

  private get finish(): GenerationSummary['finish'] {
    if (this.finishReason === 'length') return 'length';
    return this.finishReason === 'tool_calls' ? 'tools' : 'stop';
  }

  private write(text: string, isThought: boolean): void {
    const isTurning = this.isThinking !== isThought;
    const isClosing = isTurning && !isThought;
    if (text === '' && !(isClosing && this.hasFinished)) return;
    this.note();
    if (isTurning) this.add(isThought ? '<think>\n' : '\n</think>\n\n');
    this.isThinking = isThought;
    this.add(text);
  }

  /** The first piece names the function, and those after it go on with its arguments. */
  private readCall({ index, id, function: named }: Json): void {
    this.note();
    const at = countIn(index) ?? this.calls.size;
    const before = this.calls.get(at) ?? { id: '', name: '', arguments: '' };
    const { name, arguments: more } = objectIn(named);
    this.calls.set(at, {
      id: textIn(id) || before.id,
      name: textIn(name) || before.name,
      arguments: before.arguments + textIn(more),
    });
  }

  private note(): void {
    this.deltas += 1;
    this.lastMs = performance.now();
    this.firstTextMs ??= this.lastMs;
  }

  /** Times are those of this side, the way through the network included. Without the server's figures pieces are counted. */
  private figures(prompt: string): Usage {
    const { usage } = this;
    const promptTokens = countIn(usage?.prompt_tokens) ?? estimateTokens(prompt);
    const completionTokens = countIn(usage?.completion_tokens) ?? this.deltas;
    const cached = countIn(objectIn(usage?.prompt_tokens_details).cached_tokens) ?? 0;
    const cachedPromptTokens = Math.min(cached, promptTokens);
    const firstTextMs = this.firstTextMs ?? performance.now();
    const timeToFirstTokenMs = firstTextMs - this.startMs;
    return {
      promptTokens,
      cachedPromptTokens,
      completionTokens,
      timeToFirstTokenMs,
      prefillTokensPerSecond: perSecond(promptTokens - cachedPromptTokens, timeToFirstTokenMs),
      decodeTokensPerSecond: writingSpeed(completionTokens, this.lastMs - firstTextMs),
    };
  }
}

/** What comes in one piece has no speed. */
const writingSpeed = (tokens: number, ms: number): number =>
  tokens < 2 || ms <= 0 ? 0 : perSecond(tokens - 1, ms);

/** Clocks in browsers are coarse: nothing takes less than a tenth of a millisecond. */
const perSecond = (tokens: number, ms: number): number => (tokens / Math.max(ms, 0.1)) * 1000;
