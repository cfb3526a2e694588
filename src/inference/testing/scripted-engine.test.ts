import { InferenceClient } from '../client/inference-client.ts';
import { describeEngineContract } from './engine-contract.ts';
import { createScriptedEngine } from './scripted-engine.ts';
import { tinyManifest } from './tiny-manifest.ts';
import { WorkerDouble } from './worker-double.ts';

describeEngineContract('the scripted engine', async () => {
  const spawn = (): Worker =>
    new WorkerDouble(
      createScriptedEngine(
        async () => ({}),
        () => undefined,
      ),
    ).asWorker();
  return { client: new InferenceClient(spawn, () => undefined), manifest: tinyManifest };
});
