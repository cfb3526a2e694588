import type { ChatCompletionChunk, ChatCompletionRequestStreaming, MLCEngine } from '@mlc-ai/web-llm';
import { batchDeltas } from './batch-deltas.ts';
import { cachedPromptTokens, emptyThought, hasThoughts, prepareHead } from './web-llm-internals.ts';
import type { ReplyHead } from './web-llm-internals.ts';
import type { GenerateParams, GenerationSummary, TextDelta, Usage } from '../contract/inference-contract.ts';

type EngineUsage = NonNullable<ChatCompletionChunk['usage']>;

/** @param startTokens of the reply's beginning, which web-llm counts as written */
function toRequest(
  { messages, sampling, jsonSchema }: GenerateParams,
  startTokens: number,
): ChatCompletionRequestStreaming {
  return {
    stream: true,
    stream_options: { include_usage: true },
    messages: messages.map((message) => ({ ...message })),
    temperature: sampling.temperature,
    top_p: sampling.topP,
    max_tokens: sampling.maxTokens + startTokens,
    seed: sampling.seed ?? null,
    // web-llm warns where only one of the two is set.
    presence_penalty: sampling.presencePenalty ?? 0,
    frequency_penalty: sampling.frequencyPenalty ?? 0,
    // `json_schema` is silently unconstrained in 0.2.86; `json_object` with a schema string is not (docs/engine.md, fact 11).
    ...(jsonSchema && { response_format: { type: 'json_object', schema: JSON.stringify(jsonSchema) } }),
  };
}

function toUsage(usage: EngineUsage, cachedTokens: number, timeToFirstTokenMs: number): Usage {
  return {
    promptTokens: cachedTokens + usage.prompt_tokens,
    cachedPromptTokens: cachedTokens,
    completionTokens: usage.completion_tokens,
    timeToFirstTokenMs,
    prefillTokensPerSecond: usage.extra.prefill_tokens_per_s,
    // web-llm divides 0 by 0 for a reply of one token.
    decodeTokensPerSecond: usage.completion_tokens < 2 ? 0 : usage.extra.decode_tokens_per_s,
  };
}

/** What the stream has told so far. */
interface Progress {
  /** So many letters to come are the reply's beginning, which is known. */
  knownLength: number;
  firstTextMs: number | null;
  finish: GenerationSummary['finish'];
  usage: EngineUsage | null;
}

function read(chunk: ChatCompletionChunk, progress: Progress, add: (text: string) => void): void {
  const choice = chunk.choices[0];
  const streamed = choice?.delta.content ?? '';
  const text = streamed.slice(progress.knownLength);
  progress.knownLength -= streamed.length - text.length;
  if (text !== '') {
    progress.firstTextMs ??= performance.now();
    add(text);
  }
  if (choice?.finish_reason === 'length') progress.finish = 'length';
  progress.usage = chunk.usage ?? progress.usage;
}

/** An answer in JSON has no room for a thought either. */
function headOf(
  engine: MLCEngine,
  modelId: string,
  { replyStart = '', thinking, jsonSchema }: GenerateParams,
): ReplyHead {
  const isThoughtless = (thinking === false || jsonSchema !== undefined) && hasThoughts(engine, modelId);
  const unseen = isThoughtless && !replyStart.trimStart().startsWith('<think>') ? emptyThought : '';
  return { unseen, start: replyStart };
}

/**
 * Writes one reply, streaming its text through `emit`. After an abort it ends as soon as the engine has stopped,
 * which it does between two tokens of the reply but not while it reads the prompt (docs/engine.md, fact 5).
 */
export async function writeReply(
  engine: MLCEngine,
  modelId: string,
  params: GenerateParams,
  signal: AbortSignal,
  emit: (delta: TextDelta) => void,
): Promise<GenerationSummary> {
  const startMs = performance.now();
  const batch = batchDeltas(emit);
  const interrupt = (): void => void engine.interruptGenerate();
  if (params.fresh === true) await engine.resetChat();
  const head = prepareHead(engine, modelId, headOf(engine, modelId, params));
  const progress: Progress = {
    knownLength: head.startLength,
    firstTextMs: null,
    finish: 'stop',
    usage: null,
  };
  signal.addEventListener('abort', interrupt);
  try {
    for await (const chunk of await engine.chat.completions.create(toRequest(params, head.startTokens))) {
      // The engine clears its flag when it begins, so an abort before the first token must be repeated.
      if (signal.aborted) interrupt();
      read(chunk, progress, batch.add);
    }
  } finally {
    head.undo();
    signal.removeEventListener('abort', interrupt);
    batch.flush();
  }
  const { finish, usage, firstTextMs } = progress;
  if (usage === null) throw new Error('The engine ended the reply without its figures.');
  const cached = cachedPromptTokens(engine, modelId, usage.prompt_tokens);
  return { finish, usage: toUsage(usage, cached, (firstTextMs ?? performance.now()) - startMs) };
}
