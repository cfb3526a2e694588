// The thread in which a model runs.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createWebLlmEngine } from '../src/inference/worker/web-llm-engine.ts';
import type { InferenceContract } from '../src/inference/contract/inference-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<InferenceContract>(self, createWebLlmEngine());
