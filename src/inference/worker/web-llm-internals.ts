// The engine's public API lacks what is read here. Private names may change with any release: they are used in
// this file only, and web-llm-engine.real.test.ts fails when one is gone.
import type { MLCEngine } from '@mlc-ai/web-llm';

interface Pipeline {
  tokenizer: { encode(text: string): Int32Array };
  filledKVCacheLength: number;
  contextWindowSize: number;
  getCurRoundDecodingTotalTokens(): number;
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
