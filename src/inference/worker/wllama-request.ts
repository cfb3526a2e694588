// Our requests in the words of llama.cpp's server, which wllama speaks.
import { AppError } from '../../errors/app-error.ts';
import { LogLevel } from '@wllama/wllama';
import { continuing, splitReplyStart } from '../contract/split-reply-start.ts';
import type { ChatCompletionParams, LoadModelParams } from '@wllama/wllama';
import type { Pooling } from './wllama-files.ts';
import type { GenerateParams, ToolDefinition } from '../contract/inference-contract.ts';

/** What of a loaded model a request depends on. */
export interface ModelFacts {
  contextTokens: number;
  chatTemplate: string | null;
}

/** How a model is loaded. */
export interface LoadOptions {
  contextTokens: number;
  threads: number;
  /** How a model that makes embeddings pools them; null for a model that writes. */
  pooling: Pooling | null;
}

/**
 * How many tokens of a prompt are read in one piece; between two pieces a stop is looked at. Smaller ones would be slower,
 * larger ones are no faster (docs/wllama.md, fact 5).
 */
const pieceTokens = (threads: number): number => (threads === 1 ? 16 : 32 * threads);

export function toLoadParams({ contextTokens, threads, pooling }: LoadOptions): LoadModelParams {
  return {
    n_ctx: contextTokens,
    n_threads: threads,
    // Without this it takes whatever GPU it finds and may put each layer back on the CPU without a word.
    n_gpu_layers: 0,
    // Its flash attention computes wrongly in WebAssembly, seen with heads of 64: docs/wllama.md, fact 14.
    flash_attn: false,
    // It would compute a token of its own; the one that we have it compute to see whether it can does the same.
    warmup: false,
    // One conversation at a time: with more, they would share the context.
    n_parallel: 1,
    log_level: LogLevel.WARN,
    jinja: true,
    // What a model thinks aloud is part of its text, as with the other engines.
    reasoning_format: 'none',
    ...(pooling === null
      ? { n_batch: pieceTokens(threads) }
      : // A text is embedded in one piece or not at all.
        { n_batch: contextTokens, n_ubatch: contextTokens, embeddings: true, pooling_type: pooling }),
  };
}

/** wllama hands on whatever it is given; its types know less than llama.cpp's server does. */
type ChatRequest = ChatCompletionParams & {
  stream: true;
  stream_options: { include_usage: boolean };
  presence_penalty: number;
  frequency_penalty: number;
  repeat_last_n: number;
  add_generation_prompt?: false;
  continue_final_message?: 'content' | 'reasoning_content';
};

/** @throws AppError `request-invalid` for tools where the model's chat template knows none */
export function toChatRequest(params: GenerateParams, model: ModelFacts): ChatRequest {
  const request = toNewRequest(params, model);
  const { replyStart = '' } = params;
  return replyStart === '' ? request : goingOn(request, replyStart, model);
}

function toNewRequest(params: GenerateParams, model: ModelFacts): ChatRequest {
  const { messages, sampling, jsonSchema, tools = [], fresh, thinking } = params;
  if (tools.length > 0 && !knowsTools(model)) {
    throw new AppError('request-invalid', { reason: 'This model cannot ask for tools.' });
  }
  return {
    stream: true,
    stream_options: { include_usage: true },
    // How far it has read, before there is a word.
    return_progress: true,
    messages: messages.map((message) => ({ ...message })),
    max_tokens: sampling.maxTokens,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    // Its own defaults would cut off more than the person chose.
    top_k: 0,
    min_p: 0,
    presence_penalty: sampling.presencePenalty ?? 0,
    frequency_penalty: sampling.frequencyPenalty ?? 0,
    repeat_last_n: model.contextTokens,
    ...(sampling.seed !== undefined && { seed: sampling.seed }),
    ...(jsonSchema && {
      response_format: { type: 'json_schema', json_schema: { name: 'reply', schema: jsonSchema } },
    }),
    ...(tools.length > 0 && { tools: tools.map(toTool) }),
    ...(thinking !== undefined && { chat_template_kwargs: { enable_thinking: thinking } }),
    cache_prompt: fresh !== true,
  };
}

/** The same, with the reply's beginning as the last message (docs/wllama.md, fact 15). */
function goingOn(request: ChatRequest, replyStart: string, model: ModelFacts): ChatRequest {
  const parts = splitReplyStart(replyStart);
  // A template without thoughts would leave one out.
  const known = canThink(model) ? parts : { thought: null, answer: replyStart, isThinking: false };
  const { message, how } = continuing(known);
  return { ...request, messages: [...request.messages, message], ...how };
}

/** A template without the word passes over tools in silence. */
const knowsTools = ({ chatTemplate }: ModelFacts): boolean => /\btools\b/.test(chatTemplate ?? '');

/** Whether its template knows thoughts at all. */
const canThink = ({ chatTemplate }: ModelFacts): boolean =>
  /<think>|reasoning_content/.test(chatTemplate ?? '');

/** Whether its template asks if it is to think. */
export const canSwitchThinking = ({ chatTemplate }: ModelFacts): boolean =>
  /\benable_thinking\b/.test(chatTemplate ?? '');

function toTool({
  name,
  description,
  parameters,
}: ToolDefinition): NonNullable<ChatRequest['tools']>[number] {
  // A JSON Schema of any shape, where wllama's type knows flat ones.
  const schema = parameters as NonNullable<ChatRequest['tools']>[number]['function']['parameters'];
  return { type: 'function', function: { name, description, ...(schema && { parameters: schema }) } };
}
