import { estimateTokens } from '../../conversations/estimate-tokens.ts';
import { isAbort } from '../../errors/app-error.ts';
import { modelNotFound, toApiError } from '../from-app-error.ts';
import { readChatRequest } from '../read-chat-request.ts';
import { readEmbeddingRequest } from '../read-embedding-request.ts';
import {
  answerHead,
  toApiToolCall,
  writeChunk,
  writeCompletion,
  writeEmbeddings,
  writeModel,
  writeUsageChunk,
} from '../write-answers.ts';
import { ReplyStream } from './reply-stream.ts';
import { WaitingRoom } from './waiting-room.ts';
import { writeReply } from './write-reply.ts';
import { ApiError } from '../contract/api-error.ts';
import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChunkDelta,
  EmbeddingAnswer,
} from '../contract/answers.ts';
import type { Api, ApiCallOptions } from '../contract/api.ts';
import type { ChatRequest } from '../chat-request.ts';
import type { FailedRequest } from '../from-app-error.ts';
import type { ServedModel } from '../served-model.ts';
import type { FinishedReply } from '../write-answers.ts';
import type { ReplyEngine } from './reply-engine.ts';

export interface ApiOptions {
  engine: ReplyEngine;
  /** The models that answer now, asked before each request. May throw an `ApiError` that says why there are none. */
  models: () => readonly ServedModel[] | Promise<readonly ServedModel[]>;
  /** Called before a reply is written: a model that is not loaded yet may be loaded now, and tell then what it is. */
  whenReady?: (signal: AbortSignal | undefined) => Promise<void>;
  /** How many requests may wait for the one that is answered; 8 where this is not said. */
  mostWaiting?: number;
}

interface CallOptions extends ApiCallOptions {
  /** Called once when a reply that is no stream has begun: it is admitted, and what was asked can be done. */
  onBegin?: () => void;
}

/** OpenAI's API over an engine in this page. */
export function createApi(options: ApiOptions): Api<CallOptions> {
  const desk = new ApiDesk(options);
  return {
    chat: {
      completions: {
        create: ((body: unknown, { signal, onBegin }: CallOptions = {}) =>
          desk.complete(body, signal ?? undefined, onBegin)) as Api['chat']['completions']['create'],
      },
    },
    embeddings: { create: (body, { signal } = {}) => desk.embed(body, signal ?? undefined) },
    models: {
      list: async () => ({ object: 'list', data: (await desk.models()).map(writeModel) }),
      retrieve: async (id) => writeModel(await desk.find(id)),
    },
  };
}

/** Where requests are read, wait, and are answered. */
class ApiDesk {
  private readonly options: ApiOptions;
  private readonly room: WaitingRoom;

  constructor(options: ApiOptions) {
    this.options = options;
    this.room = new WaitingRoom(options.mostWaiting ?? 8);
  }

  async models(): Promise<readonly ServedModel[]> {
    return this.options.models();
  }

  /** @throws ApiError 404 */
  async find(id: string): Promise<ServedModel> {
    const found = (await this.models()).find((model) => model.id === id || model.aliases.includes(id));
    if (found === undefined) throw modelNotFound(id);
    return found;
  }

  async complete(
    body: unknown,
    signal: AbortSignal | undefined,
    onBegin: () => void = () => undefined,
  ): Promise<ReplyStream<ChatCompletionChunk> | ChatCompletion> {
    const request = await readChatRequest(body);
    const model = await this.find(request.model);
    if (request.stream) return this.stream(request, model, signal);
    let begin: (() => void) | null = onBegin;
    const reply = await this.reply(request, signal, () => {
      begin?.();
      begin = null;
    });
    return writeCompletion(answerHead(model), reply);
  }

  async embed(body: unknown, signal: AbortSignal | undefined): Promise<EmbeddingAnswer> {
    const { model: wanted, texts, asBase64 } = readEmbeddingRequest(body);
    const model = await this.find(wanted);
    const { engine } = this.options;
    const options = signal === undefined ? {} : { signal };
    const vectors = await this.room
      .run(() => engine.embed(texts, options), signal)
      .catch((error: unknown) => {
        throw asEmbeddingError(error, wanted, signal);
      });
    const counts = await Promise.all(
      texts.map((text) => engine.countTokens(text).catch(() => estimateTokens(text))),
    );
    const promptTokens = counts.reduce((sum, count) => sum + count, 0);
    return writeEmbeddings(model.id, vectors, promptTokens, asBase64);
  }

  /** Resolves with the first sign of life, so that what fails before it is told as an error of the call. */
  private stream(
    request: ChatRequest,
    model: ServedModel,
    signal: AbortSignal | undefined,
  ): Promise<ReplyStream<ChatCompletionChunk>> {
    const stream = new ReplyStream<ChatCompletionChunk>();
    const { signal: left } = stream.controller;
    const head = answerHead(model);
    const { includeUsage } = request;
    return new Promise((resolve, reject) => {
      let hasBegun = false;
      const tell = (delta: ChunkDelta): void => {
        if (!hasBegun) stream.push(writeChunk(head, beginning, null, includeUsage));
        hasBegun = true;
        if (Object.keys(delta).length > 0) stream.push(writeChunk(head, delta, null, includeUsage));
        resolve(stream);
      };
      this.reply(request, signal === undefined ? left : AbortSignal.any([signal, left]), tell).then(
        ({ toolCalls, finish, usage }) => {
          const calls = toolCalls.map(toApiToolCall);
          tell({});
          calls.forEach((call, index) => tell({ tool_calls: [{ index, ...call }] }));
          stream.push(writeChunk(head, {}, finish, includeUsage));
          if (includeUsage) stream.push(writeUsageChunk(head, usage));
          stream.end();
        },
        (error: unknown) => {
          stream.fail(error);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  private async reply(
    request: ChatRequest,
    signal: AbortSignal | undefined,
    onDelta: (delta: ChunkDelta) => void,
  ): Promise<FinishedReply> {
    const { engine, whenReady } = this.options;
    const work = async (): Promise<FinishedReply> => {
      await whenReady?.(signal);
      // A person may have turned to another model while this waited: nobody is answered by one that was not asked.
      const model = await this.find(request.model);
      return writeReply({ engine, model, request, signal, onDelta });
    };
    try {
      return await this.room.run(work, signal);
    } catch (error) {
      throw asFailure(error, { model: request.model, hasSchema: request.format !== null }, signal);
    }
  }
}

const beginning: ChunkDelta = { role: 'assistant', content: '', refusal: null };

/** An abort is the caller's own, and told by the reason that the caller gave, such as a time that is over. */
export function asFailure(error: unknown, request: FailedRequest, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  return isAbort(error) ? error : toApiError(error, request);
}

function asEmbeddingError(error: unknown, model: string, signal: AbortSignal | undefined): unknown {
  const failure = asFailure(error, { model, hasSchema: false }, signal);
  const hasNoVectors = failure instanceof ApiError && failure.code === 'unsupported_value';
  if (!hasNoVectors) return failure;
  return new ApiError(
    400,
    `The model \`${model}\` writes text and makes no embeddings; load an embedding model.`,
    {
      param: 'model',
      code: 'model_not_supported',
    },
  );
}
