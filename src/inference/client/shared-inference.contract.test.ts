import { afterAll } from 'vitest';
import { loadParams } from '../contract/load-params.ts';
import { compiledModel, describeEngineContract } from '../testing/engine-contract.ts';
import { SharedTabs } from '../testing/shared-tabs.ts';
import { tinyManifest } from '../testing/tiny-manifest.ts';

const tabs = new SharedTabs();
afterAll(() => tabs.close());

describeEngineContract('a tab that runs the engine for all', async () => ({
  client: tabs.open().inference,
  ...compiledModel(tinyManifest),
}));

describeEngineContract('a tab that uses the engine of another', async () => {
  const owner = tabs.open();
  await owner.inference.load(loadParams({ ...tinyManifest, id: 'before' }));
  owner.inference.unload();
  return { client: tabs.open().inference, ...compiledModel(tinyManifest) };
});
