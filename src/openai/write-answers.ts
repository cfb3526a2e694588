// Our results as OpenAI's objects.
import type { Usage } from '../inference/contract/inference-contract.ts';
import type { ToolCall } from '../inference/contract/inference-contract.ts';
import type {
  ApiModel,
  ApiToolCall,
  ApiUsage,
  ChatCompletion,
  ChatCompletionChunk,
  ChunkDelta,
  EmbeddingAnswer,
  FinishReason,
} from './contract/answers.ts';
import type { ServedModel } from './served-model.ts';

/** What all answers to one request have in common. */
export type AnswerHead = Pick<
  ChatCompletion,
  'id' | 'created' | 'model' | 'service_tier' | 'system_fingerprint'
>;

/** A finished reply. */
export interface FinishedReply {
  /** Null where it consists of calls only. */
  content: string | null;
  reasoning: string;
  toolCalls: readonly ToolCall[];
  finish: FinishReason;
  usage: ApiUsage;
}

export const newId = (kind: 'chatcmpl' | 'call'): string =>
  `${kind}${kind === 'call' ? '_' : '-'}${crypto.randomUUID().replaceAll('-', '').slice(0, 29)}`;

export function answerHead({ id, fingerprint }: ServedModel): AnswerHead {
  return {
    id: newId('chatcmpl'),
    created: Math.floor(Date.now() / 1000),
    model: id,
    service_tier: 'default',
    ...(fingerprint !== null && { system_fingerprint: `fp_${fingerprint.slice(0, 10)}` }),
  };
}

export const toApiToolCall = ({ id, name, arguments: written }: ToolCall): ApiToolCall => ({
  id,
  type: 'function',
  function: { name, arguments: written },
});

export function writeCompletion(head: AnswerHead, reply: FinishedReply): ChatCompletion {
  const { content, reasoning, toolCalls, finish, usage } = reply;
  return {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content,
          refusal: null,
          annotations: [],
          ...(toolCalls.length > 0 && { tool_calls: toolCalls.map(toApiToolCall) }),
          ...(reasoning !== '' && { reasoning_content: reasoning }),
        },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage,
  };
}

export function writeChunk(
  head: AnswerHead,
  delta: ChunkDelta,
  finish: FinishReason | null,
  includeUsage: boolean,
): ChatCompletionChunk {
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(includeUsage && { usage: null }),
  };
}

/** The last one of a stream whose client wants figures. */
export function writeUsageChunk(head: AnswerHead, usage: ApiUsage): ChatCompletionChunk {
  return { ...head, object: 'chat.completion.chunk', choices: [], usage };
}

type Figures = Pick<Usage, 'promptTokens' | 'cachedPromptTokens' | 'completionTokens'>;

/** @param attempts figures of everything that was written for one answer */
export function writeUsage(attempts: readonly Figures[], reasoningTokens: number): ApiUsage {
  const sum = (field: keyof Figures): number => attempts.reduce((total, each) => total + each[field], 0);
  const completionTokens = sum('completionTokens');
  return {
    prompt_tokens: sum('promptTokens'),
    completion_tokens: completionTokens,
    total_tokens: sum('promptTokens') + completionTokens,
    prompt_tokens_details: { cached_tokens: sum('cachedPromptTokens'), audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: Math.min(reasoningTokens, completionTokens),
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

export const writeModel = ({ id, created, ownedBy }: ServedModel): ApiModel => ({
  id,
  object: 'model',
  created,
  owned_by: ownedBy,
});

export function writeEmbeddings(
  model: string,
  vectors: readonly (readonly number[])[],
  promptTokens: number,
  asBase64: boolean,
): EmbeddingAnswer {
  return {
    object: 'list',
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: asBase64 ? toBase64(vector) : [...vector],
    })),
    model,
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens },
  };
}

function toBase64(vector: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => bytes.setFloat32(index * 4, value, true));
  return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
}
