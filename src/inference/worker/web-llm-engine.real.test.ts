// The real engine with the real starter model, in a browser with WebGPU: the same suite as the scripted engine's.
import { DownloadsClient } from '../../downloads/client/downloads-client.ts';
import { starterManifest } from '../../models/starter-model.ts';
import { InferenceClient } from '../client/inference-client.ts';
import { describeEngineContract } from '../testing/engine-contract.ts';

const { id, revision, library } = starterManifest;

describeEngineContract('the web-llm engine', async () => {
  const downloads = new DownloadsClient(
    () => new Worker(new URL('../../../workers/downloads.worker.ts', import.meta.url), { type: 'module' }),
  );
  await downloads.fetchModel(
    {
      manifest: starterManifest,
      filesUrl: new URL(`/models/${id}/resolve/${revision}/`, location.origin).href,
      libraryUrl: new URL(`/${library.path}`, location.origin).href,
      repair: false,
    },
    {},
  );
  const client = new InferenceClient(
    () => new Worker(new URL('../../../workers/inference.worker.ts', import.meta.url), { type: 'module' }),
    () => undefined,
  );
  return { client, manifest: starterManifest };
});
