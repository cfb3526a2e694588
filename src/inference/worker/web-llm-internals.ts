// The engine's public API lacks what is read here. Private names may change with any release: they are used in
// this file only, and web-llm-engine.real.test.ts fails when one is gone.
import { AppError } from '../../errors/app-error.ts';
import type { MLCEngine } from '@mlc-ai/web-llm';

interface Pipeline {
  tokenizer: { encode(text: string): Int32Array; decode(ids: Int32Array): string };
  filledKVCacheLength: number;
  contextWindowSize: number;
  getCurRoundDecodingTotalTokens(): number;
  /** Of the reply that is being written; emptied when a prompt is about to be read. */
  outputIds: number[];
  /** For the penalties. */
  appearedTokensFreq: Map<number, number>;
  /** What is to be read, the beginning of the reply's message last: for most models, and for those with a package manifest. */
  getInputData(): Promise<[data: (number[] | object)[], tokens: number, sizeOf: unknown]>;
  getArtifactPromptSegments(): unknown[];
}

function pipelineOf(engine: MLCEngine, modelId: string): Pipeline | undefined {
  return (
    engine as unknown as { loadedModelIdToPipeline: Map<string, Pipeline> }
  ).loadedModelIdToPipeline.get(modelId);
}

/** Tokens of `text`, special ones recognised, nothing added. */
export function countTokens(engine: MLCEngine, modelId: string, text: string): number | undefined {
  return pipelineOf(engine, modelId)?.tokenizer.encode(text).length;
}

/** Size of the loaded model's context. */
export function contextTokens(engine: MLCEngine, modelId: string): number | undefined {
  return pipelineOf(engine, modelId)?.contextWindowSize;
}

/**
 * After a reply: how many prompt tokens were in the model's memory before it, so that they were not read again.
 * All that is in memory now is those, the tokens just read, and one per decode step.
 */
export function cachedPromptTokens(engine: MLCEngine, modelId: string, prefilledTokens: number): number {
  const pipeline = pipelineOf(engine, modelId);
  if (pipeline === undefined) return 0;
  return Math.max(
    0,
    pipeline.filledKVCacheLength - prefilledTokens - pipeline.getCurRoundDecodingTotalTokens(),
  );
}

/** What comes between the prompt and the first word that the model writes. */
export interface ReplyHead {
  /** Only read: no part of the reply. */
  unseen: string;
  /** The beginning of the reply, written before. */
  start: string;
}

export interface PreparedHead {
  /** Tokens of `start`, which count as written. */
  startTokens: number;
  /** So many letters of what web-llm streams are the beginning, and not new. */
  startLength: number;
  /** Call it when the reply has ended. */
  undo: () => void;
}

/**
 * Has the next reply begin as said. web-llm itself knows no such thing but for an empty thought, which it puts at the same
 * place (docs/engine.md, fact 13): the tokens go after those of the prompt, each part encoded for itself, and stand in the
 * reply as if they had been drawn. Template, stop tokens, memory of the conversation and figures stay web-llm's.
 */
export function prepareHead(engine: MLCEngine, modelId: string, { unseen, start }: ReplyHead): PreparedHead {
  const pipeline = pipelineOf(engine, modelId);
  if (pipeline === undefined) throw new AppError('model-not-loaded', null);
  const encode = (text: string): number[] => (text === '' ? [] : [...pipeline.tokenizer.encode(text)]);
  const startIds = encode(start);
  const readIds = [...encode(unseen), ...startIds];
  const restored = [unseen, start].filter((text) => text !== '');
  const noteStart = (): void => {
    pipeline.outputIds.push(...startIds);
    for (const id of startIds)
      pipeline.appearedTokensFreq.set(id, (pipeline.appearedTokensFreq.get(id) ?? 0) + 1);
  };
  const { getInputData, getArtifactPromptSegments } = pipeline;
  pipeline.getInputData = async () => {
    const [data, tokens, sizeOf] = await getInputData.call(pipeline);
    checkRoom(pipeline, tokens + readIds.length);
    noteStart();
    // After an image the reply's own message begins a list.
    const last = data.at(-1);
    const lists = Array.isArray(last) ? [...data.slice(0, -1), [...last, ...readIds]] : [...data, readIds];
    return [lists, tokens + readIds.length, sizeOf];
  };
  pipeline.getArtifactPromptSegments = () => {
    noteStart();
    return [...getArtifactPromptSegments.call(pipeline), ...restored];
  };
  return {
    startTokens: startIds.length,
    startLength: startIds.length === 0 ? 0 : pipeline.tokenizer.decode(new Int32Array(startIds)).length,
    undo: () => {
      Reflect.deleteProperty(pipeline, 'getInputData');
      Reflect.deleteProperty(pipeline, 'getArtifactPromptSegments');
    },
  };
}

/** web-llm looks before the beginning of the reply is added. */
function checkRoom({ filledKVCacheLength, contextWindowSize }: Pipeline, tokens: number): void {
  const promptTokens = filledKVCacheLength + tokens;
  if (promptTokens <= contextWindowSize) return;
  throw new AppError('context-overflow', { limitTokens: contextWindowSize, promptTokens });
}

const thoughtMark = '<think>';

/** Models that think aloud have a token for that, and are told not to by an empty thought before their reply. */
export const hasThoughts = (engine: MLCEngine, modelId: string): boolean =>
  countTokens(engine, modelId, thoughtMark) === 1;

/** As the templates of Qwen3 and its like write it. */
export const emptyThought = `${thoughtMark}\n\n</think>\n\n`;
