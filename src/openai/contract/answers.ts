// What OpenAI's API answers with, as far as a model here can fill it in. https://platform.openai.com/docs/api-reference
export interface ApiToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

export type FinishReason = 'stop' | 'length' | 'tool_calls';

export interface ApiUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number; audio_tokens: 0 };
  completion_tokens_details: {
    reasoning_tokens: number;
    audio_tokens: 0;
    accepted_prediction_tokens: 0;
    rejected_prediction_tokens: 0;
  };
}

interface AnswerHead {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
  service_tier: 'default';
  /** Which revision of the model's files answered; absent where nobody knows. */
  system_fingerprint?: string;
}

interface ChatMessageAnswer {
  role: 'assistant';
  content: string | null;
  refusal: null;
  annotations: [];
  tool_calls?: ApiToolCall[];
  /** What a model thought aloud, as DeepSeek's, vLLM's and llama.cpp's servers name it; OpenAI's has no such field. */
  reasoning_content?: string;
}

export interface ChatCompletion extends AnswerHead {
  object: 'chat.completion';
  choices: [{ index: 0; message: ChatMessageAnswer; logprobs: null; finish_reason: FinishReason }];
  usage: ApiUsage;
}

export interface ChunkDelta {
  role?: 'assistant';
  content?: string;
  refusal?: null;
  reasoning_content?: string;
  tool_calls?: (ApiToolCall & { index: number })[];
}

export interface ChatCompletionChunk extends AnswerHead {
  object: 'chat.completion.chunk';
  choices: [] | [{ index: 0; delta: ChunkDelta; logprobs: null; finish_reason: FinishReason | null }];
  /** Only where the request wants it: null but in the last chunk. */
  usage?: ApiUsage | null;
}

export interface EmbeddingAnswer {
  object: 'list';
  /** As base64 the numbers are 32 bits each, little-endian. */
  data: { object: 'embedding'; index: number; embedding: number[] | string }[];
  model: string;
  usage: { prompt_tokens: number; total_tokens: number };
}

export interface ApiModel {
  id: string;
  object: 'model';
  created: number;
  owned_by: string;
}

export interface ModelList {
  object: 'list';
  data: ApiModel[];
}
