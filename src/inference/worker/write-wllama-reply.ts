import { AppError } from '../../errors/app-error.ts';
import { batchDeltas } from './batch-deltas.ts';
import { dropEmptyThought } from './drop-empty-thought.ts';
import { toChatRequest } from './wllama-request.ts';
import type { ChatCompletionChunk, ChatCompletionUsage, ResultTimings } from '@wllama/wllama';
import type {
  GenerateParams,
  GenerationSummary,
  TextDelta,
  ToolCall,
  Usage,
} from '../contract/inference-contract.ts';
import type { WllamaModel } from './wllama-model.ts';

/** What the stream has told so far. */
interface Progress {
  firstTextMs: number | null;
  finish: GenerationSummary['finish'];
  toolCalls: ToolCall[];
  usage: ChatCompletionUsage | null;
  timings: ResultTimings | null;
}

const finishes: Readonly<Record<string, GenerationSummary['finish']>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tools',
};

/**
 * Writes one reply, streaming its text through `emit`. A stop is looked at after each token, and after each piece of a
 * prompt (docs/wllama.md, fact 5).
 */
export async function writeWllamaReply(
  model: WllamaModel,
  params: GenerateParams,
  signal: AbortSignal,
  emit: (delta: TextDelta) => void,
): Promise<GenerationSummary> {
  const startMs = performance.now();
  const batch = batchDeltas(emit);
  const progress: Progress = { firstTextMs: null, finish: 'stop', toolCalls: [], usage: null, timings: null };
  const request = toChatRequest(params, model);
  const reply = dropEmptyThought(batch.add);
  const onData = (chunk: ChatCompletionChunk): void => {
    if (chunk.prompt_progress !== undefined) emit({ text: '' });
    read(chunk, progress, reply.add);
  };
  try {
    await model.run(() => model.wllama.createChatCompletion({ ...request, abortSignal: signal, onData }));
  } finally {
    reply.end();
    batch.flush();
  }
  const { finish, toolCalls, usage, timings, firstTextMs } = progress;
  if (usage === null || timings === null)
    throw new AppError('internal', { reason: 'the engine ended the reply without its figures' });
  return {
    finish,
    usage: toUsage(usage, timings, (firstTextMs ?? performance.now()) - startMs),
    ...(toolCalls.length > 0 && { toolCalls }),
  };
}

function read(chunk: ChatCompletionChunk, progress: Progress, add: (text: string) => void): void {
  progress.usage = chunk.usage ?? progress.usage;
  progress.timings = chunk.timings ?? progress.timings;
  for (const choice of chunk.choices) readChoice(choice, progress, add);
}

function readChoice(
  { delta, finish_reason: finish }: ChatCompletionChunk['choices'][number],
  progress: Progress,
  add: (text: string) => void,
): void {
  const text = delta.content ?? '';
  if (text !== '') {
    progress.firstTextMs ??= performance.now();
    add(text);
  }
  for (const part of delta.tool_calls ?? []) addToolCall(progress.toolCalls, part);
  progress.finish = finishes[finish ?? ''] ?? progress.finish;
}

type ToolCallPart = NonNullable<ChatCompletionChunk['choices'][number]['delta']['tool_calls']>[number];

/** Name and id come with the first piece, the arguments in many. */
function addToolCall(calls: ToolCall[], { index, id, function: said }: ToolCallPart): void {
  const before = calls[index] ?? { id: `call-${index}`, name: '', arguments: '' };
  calls[index] = {
    id: id ?? before.id,
    name: before.name + (said?.name ?? ''),
    arguments: before.arguments + (said?.arguments ?? ''),
  };
}

function toUsage(usage: ChatCompletionUsage, timings: ResultTimings, timeToFirstTokenMs: number): Usage {
  return {
    promptTokens: usage.prompt_tokens,
    cachedPromptTokens: timings.cache_n,
    completionTokens: usage.completion_tokens,
    timeToFirstTokenMs,
    prefillTokensPerSecond: timings.prompt_per_second,
    decodeTokensPerSecond: usage.completion_tokens < 2 ? 0 : timings.predicted_per_second,
  };
}
