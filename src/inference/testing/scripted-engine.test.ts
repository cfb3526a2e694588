import { InferenceClient } from '../client/inference-client.ts';
import { compiledModel, describeEngineContract } from './engine-contract.ts';
import { createScriptedEngine } from './scripted-engine.ts';
import { tinyManifest } from './tiny-manifest.ts';
import { WorkerDouble } from './worker-double.ts';
import type { Thread } from '../../channel/thread-life.ts';

describeEngineContract('the scripted engine', async () => {
  const spawn = (): Thread =>
    new WorkerDouble(
      createScriptedEngine(
        async () => ({}),
        () => undefined,
      ),
    ).asThread();
  return { client: new InferenceClient(spawn, () => undefined), ...compiledModel(tinyManifest) };
});
