// Stands in for workers/inference.worker.ts in the build with the scripted engine. A test writes its script into
// Cache Storage, which page and worker share, under this key.
import { answer } from '../../channel/answer.ts';
import { holdLifeLock } from '../../channel/thread-life.ts';
import { createScriptedEngine } from './scripted-engine.ts';
import type { InferenceContract } from '../contract/inference-contract.ts';
import type { Script } from './script.ts';

declare const self: DedicatedWorkerGlobalScope;

async function readScript(): Promise<Script> {
  const response = await caches.match('https://script.invalid/', { cacheName: 'hearth-script' });
  return response === undefined ? {} : ((await response.json()) as Script);
}

/** An error that nobody catches, as a bug in an engine would throw it. */
function crash(): void {
  setTimeout(() => {
    throw new Error('scripted crash');
  });
}

holdLifeLock(self);
answer<InferenceContract>(self, createScriptedEngine(readScript, crash));
