// Runs in the page: bare web-llm with its private pipeline opened up, so that tests see token ids and logits.
import type * as WebLlm from '@mlc-ai/web-llm';

/** The private parts of web-llm 0.2.86 that are watched here. */
interface Pipeline {
  prefillChunkSize: number;
  embedAndForward: (inputs: number[][], length: number) => Promise<unknown>;
  commitSampledToken: (token: number, ...rest: unknown[]) => unknown;
  fapplyPenalty: LogitEdit;
  fapplyLogitBias: LogitEdit;
  tvm: {
    cpu: () => unknown;
    empty: (shape: number[], dtype: string, device: unknown) => Tensor;
    detachFromCurrentScope: <T>(tensor: T) => T;
    beginScope: () => void;
    endScope: () => void;
  };
  vm: { getFunction: (name: string) => () => { toString: () => string } };
  device: { sync: () => Promise<void> };
}

interface Tensor {
  shape: number[];
  dtype: string;
  copyFrom: (source: Tensor) => Tensor;
  toArray: () => Float32Array;
  dispose: () => void;
}

type LogitEdit = (logits: Tensor, ...rest: unknown[]) => unknown;

type Request = Partial<WebLlm.ChatCompletionRequestNonStreaming>;

export interface Question {
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  maxTokens: number;
  /** Tokens per prefill; the library's own 512 where none is given. */
  chunk?: number;
  options?: Request;
  /** Whether an earlier conversation may be continued. */
  isContinued?: boolean;
  /** Token ids whose logits are read before and after each edit. */
  watched?: number[];
}

export interface Answer {
  text: string;
  finishReason: string;
  /** Prompt tokens, one list per chunk that was fed. */
  fed: number[][];
  replyIds: number[];
  edits: { before: number[]; after: number[] }[];
  logprobs: WebLlm.ChatCompletionTokenLogprob[];
}

export interface Metadata {
  memory: {
    parameter_bytes: number;
    kv_cache_bytes_per_token: number;
    kv_cache_bytes: number;
    scratch_bytes: number;
  };
  /** Scratch bytes per function. */
  memory_usage: Record<string, number>;
}

export interface Laboratory {
  load: () => Promise<void>;
  readMetadata: () => Metadata;
  ask: (question: Question) => Promise<Answer>;
}

declare global {
  var laboratory: Laboratory;
}

/** Handed to `page.evaluate`, so everything it uses is inside. */
export function installLaboratory(): void {
  let engine: WebLlm.MLCEngine;
  let pipeline: Pipeline;
  let answer: Answer;
  let isPrompt: boolean;
  let pending: { before: Tensor; after: Tensor }[];

  async function load() {
    const url = '/web-llm.js';
    const { CreateMLCEngine } = (await import(url)) as typeof WebLlm;
    const { origin } = location;
    const model = { model: `${origin}/model/`, model_id: 'starter', model_lib: `${origin}/library.wasm` };
    engine = await CreateMLCEngine('starter', { appConfig: { model_list: [model] }, logLevel: 'ERROR' });
    const { loadedModelIdToPipeline } = engine as unknown as {
      loadedModelIdToPipeline: Map<string, Pipeline>;
    };
    pipeline = [...loadedModelIdToPipeline.values()][0]!;
    watchTokens();
    pipeline.fapplyPenalty = watchEdit(pipeline.fapplyPenalty);
    pipeline.fapplyLogitBias = watchEdit(pipeline.fapplyLogitBias);
  }

  function watchTokens() {
    const feed = pipeline.embedAndForward.bind(pipeline);
    pipeline.embedAndForward = (inputs, length) => {
      if (isPrompt) answer.fed.push(inputs.flat());
      return feed(inputs, length);
    };
    const commit = pipeline.commitSampledToken.bind(pipeline);
    pipeline.commitSampledToken = (token, ...rest) => {
      isPrompt = false;
      answer.replyIds.push(token);
      return commit(token, ...rest);
    };
  }

  /** Copies are queued between the GPU's own commands, so they catch the logits right before and after. */
  function watchEdit(edit: LogitEdit): LogitEdit {
    const copy = (logits: Tensor) => {
      const tensor = pipeline.tvm.empty(logits.shape, logits.dtype, pipeline.tvm.cpu());
      return pipeline.tvm.detachFromCurrentScope(tensor).copyFrom(logits);
    };
    return (logits, ...rest) => {
      const before = copy(logits);
      const result = edit(logits, ...rest);
      pending.push({ before, after: copy(logits) });
      return result;
    };
  }

  async function readEdits(watched: number[]) {
    await pipeline.device.sync();
    for (const copies of pending) {
      const [before, after] = [copies.before.toArray(), copies.after.toArray()];
      answer.edits.push({ before: watched.map((id) => before[id]!), after: watched.map((id) => after[id]!) });
      copies.before.dispose();
      copies.after.dispose();
    }
  }

  async function ask({ messages, maxTokens, chunk = 512, options, isContinued, watched = [] }: Question) {
    pipeline.prefillChunkSize = chunk;
    answer = { text: '', finishReason: '', fed: [], replyIds: [], edits: [], logprobs: [] };
    pending = [];
    isPrompt = true;
    if (isContinued !== true) await engine.resetChat();
    const reply = await engine.chat.completions.create({
      messages,
      temperature: 0,
      max_tokens: maxTokens,
      ...options,
      stream: false,
    });
    const choice = reply.choices[0]!;
    answer.text = choice.message.content ?? '';
    answer.finishReason = choice.finish_reason;
    answer.logprobs = choice.logprobs?.content ?? [];
    await readEdits(watched);
    return answer;
  }

  function readMetadata() {
    pipeline.tvm.beginScope();
    const text = pipeline.vm.getFunction('_metadata')().toString();
    pipeline.tvm.endScope();
    return JSON.parse(text) as Metadata;
  }

  globalThis.laboratory = { load, readMetadata, ask };
}
