// All that the page and the thread of an engine say to each other.
import type { ModelManifest } from '../../models/model-manifest.ts';

/** Every engine, real or scripted, answers these calls. */
export interface InferenceContract {
  /** Puts a model into memory, replacing the one before. All its files must be in the cache already. */
  load: { params: LoadParams; event: LoadProgress; result: LoadedModel };
  /** Writes one reply. A second one while it runs is refused with `engine-busy`. */
  generate: { params: GenerateParams; event: TextDelta; result: GenerationSummary };
  /** Counts the tokens of a text with the loaded model's tokenizer. */
  countTokens: { params: { text: string }; event: never; result: number };
  /** Frees the model's memory. Fine to call when nothing is loaded. */
  unload: { params: null; event: never; result: null };
  /** Answers at once; silence means that the thread hangs. */
  ping: { params: null; event: never; result: null };
}

export interface LoadParams {
  manifest: ModelManifest;
}

export type LoadProgress =
  /** Reading the library and preparing the device. */
  | { phase: 'starting' }
  /** Weights on their way from the cache to the GPU. */
  | { phase: 'weights'; loadedBytes: number; totalBytes: number }
  /** The GPU driver compiles the model's programs; usually the longest part. */
  | { phase: 'shaders'; done: number; total: number };

export interface LoadedModel {
  modelId: string;
  /** How many tokens of conversation and reply the model can hold. */
  contextTokens: number;
  /** The GPU as the browser names it, such as “apple metal-3”; may be empty. */
  gpu: string;
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
  /** Read the whole conversation again, also what the model still has in memory. */
  fresh?: boolean;
}

export interface TextDelta {
  text: string;
}

export interface Usage {
  /** Tokens of the whole prompt. */
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
  /** `length`: the reply reached `maxTokens` or the end of the context. */
  finish: 'stop' | 'length';
  usage: Usage;
}
