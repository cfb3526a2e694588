// All that the page and the thread of an engine say to each other.
import type { EndpointModel } from '../../models/endpoint-model.ts';
import type { CompiledManifest, GgufManifest } from '../../models/model-manifest.ts';

/** Every engine, real or scripted, answers these calls. */
export interface InferenceContract {
  /** Makes a model ready, replacing the one before. Its files, where it has any, must be in the cache already. */
  load: { params: LoadParams; event: LoadProgress; result: LoadedModel };
  /** Writes one reply. A second one while it runs is refused with `engine-busy`. */
  generate: { params: GenerateParams; event: TextDelta; result: GenerationSummary };
  /** One vector for each text. Refused with `request-invalid` by models that have none. */
  embed: { params: { texts: readonly string[] }; event: never; result: readonly (readonly number[])[] };
  /** Counts the tokens of a text with the loaded model's tokenizer. */
  countTokens: { params: { text: string }; event: never; result: number };
  /** Frees the model's memory. Fine to call when nothing is loaded. */
  unload: { params: null; event: never; result: null };
  /** Answers at once; silence means that the thread hangs. */
  ping: { params: null; event: never; result: null };
}

/** What to run, and which engine runs it. */
export type LoadParams =
  | { engine: 'web-llm'; manifest: CompiledManifest }
  /** llama.cpp on the CPU. */
  | { engine: 'wllama'; manifest: GgufManifest }
  /** A server of the visitor's own, which speaks OpenAI's protocol: the one engine that is not on this device. */
  | { engine: 'endpoint'; endpoint: EndpointModel }
  /** The model that the browser brings (the Prompt API). */
  | { engine: 'browser' };

export type EngineName = LoadParams['engine'];

export type LoadProgress =
  /** Reading the library and preparing the device. */
  | { phase: 'starting' }
  /** The browser fetches a model of its own; how large it is, it does not tell. `share`: 0 to 1. */
  | { phase: 'fetching'; share: number }
  /** Weights on their way from the cache to the GPU. */
  | { phase: 'weights'; loadedBytes: number; totalBytes: number }
  /** Trying out with how many threads the CPU is fastest. */
  | { phase: 'threads' }
  /** The GPU driver compiles the model's programs; usually the longest part. */
  | { phase: 'shaders'; done: number; total: number };

export interface LoadedModel {
  modelId: string;
  /** How many tokens of conversation and reply the model can hold. */
  contextTokens: number;
  /** What computes: the GPU as the browser names it, such as “apple metal-3”, the CPU, or a host; may be empty. */
  device: string;
  /** `GenerateParams.thinking` makes a difference; absent where it does not. */
  canSwitchThinking?: true;
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface Sampling {
  /** 0 always takes the likeliest token; up to 2. */
  temperature: number;
  /** Share of the probability mass to sample from, (0, 1]. */
  topP: number;
  /** Upper bound of the reply's length, in tokens. */
  maxTokens: number;
  /** The same seed, prompt and settings give the same reply. */
  seed?: number;
  /** Both -2 to 2, as in OpenAI's API. */
  presencePenalty?: number;
  frequencyPenalty?: number;
}

export interface GenerateParams {
  messages: readonly ChatMessage[];
  sampling: Sampling;
  /** A JSON Schema that the reply must satisfy. */
  jsonSchema?: object;
  /** Functions that the model may ask for. Refused with `request-invalid` by engines that know no tools. */
  tools?: readonly ToolDefinition[];
  /**
   * What the reply begins with, already written: the engine goes on after it, and tells only what is new; `maxTokens` is
   * for that. Refused with `request-invalid` beside a JSON schema, which has to hold from the first letter on, and by
   * servers that begin anew.
   */
  replyStart?: string;
  /**
   * Whether a model that can think aloud before it answers is to; its own way where this is not said. Models that cannot
   * be told (`LoadedModel.canSwitchThinking`) pass over it.
   */
  thinking?: boolean;
  /** Read the whole conversation again, also what the model still has in memory. */
  fresh?: boolean;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** A JSON Schema of the arguments. */
  parameters: object;
}

export interface ToolCall {
  id: string;
  name: string;
  /** JSON, as the model wrote it: nobody has checked it against the schema. */
  arguments: string;
}

export interface TextDelta {
  /** May be empty: then it is a sign of life while the prompt is read. */
  text: string;
}

export interface Usage {
  /** Tokens of the whole prompt, `replyStart` included. */
  promptTokens: number;
  /** Of those, how many the model still had in memory from the turn before. */
  cachedPromptTokens: number;
  completionTokens: number;
  /** From the request's arrival in the engine's thread to the first text. */
  timeToFirstTokenMs: number;
  prefillTokensPerSecond: number;
  /** 0 when the reply had fewer than two tokens. */
  decodeTokensPerSecond: number;
}

export interface GenerationSummary {
  /** `length`: the reply reached `maxTokens` or the end of the context; `tools`: it asks for tools. */
  finish: 'stop' | 'length' | 'tools';
  usage: Usage;
  toolCalls?: readonly ToolCall[];
}
