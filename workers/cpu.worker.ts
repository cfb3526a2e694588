// The thread in which a model runs on the CPU.
import { answer } from '../src/channel/answer.ts';
import { holdLifeLock } from '../src/channel/thread-life.ts';
import { createWllamaEngine } from '../src/inference/worker/wllama-engine.ts';
import type { InferenceContract } from '../src/inference/contract/inference-contract.ts';

declare const self: DedicatedWorkerGlobalScope;

holdLifeLock(self);
answer<InferenceContract>(self, createWllamaEngine());
