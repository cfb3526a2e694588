import { afterAll } from 'vitest';
import { describeEngineContract } from '../testing/engine-contract.ts';
import { SharedTabs } from '../testing/shared-tabs.ts';
import { tinyManifest } from '../testing/tiny-manifest.ts';

const tabs = new SharedTabs();
afterAll(() => tabs.close());

describeEngineContract('a tab that runs the engine for all', async () => ({
  client: tabs.open().inference,
  manifest: tinyManifest,
}));

describeEngineContract('a tab that uses the engine of another', async () => {
  const owner = tabs.open();
  await owner.inference.load({ manifest: { ...tinyManifest, id: 'before' } });
  owner.inference.unload();
  return { client: tabs.open().inference, manifest: tinyManifest };
});
