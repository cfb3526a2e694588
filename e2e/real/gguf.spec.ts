// The starter model as the GGUF that it was made of: it fits the library of the site, so it runs on the graphics chip.
import ggufManifest from '../../src/models/starter-gguf-manifest.json' with { type: 'json' };
import starterManifest from '../../src/models/starter-manifest.json' with { type: 'json' };
import { ModelPage } from '../support/model-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';

const [{ path: fileName } = { path: '' }] = ggufManifest.files;
const weights = `public/models/${ggufManifest.id}/resolve/${ggufManifest.revision}/${fileName}`;
const name = fileName.replace(/\.gguf$/, '');

test('a GGUF of the shape of the library is rewritten for the graphics chip, byte by byte like the starter model, and answers', async ({
  page,
}) => {
  const models = new ModelPage(page);
  await models.open();
  await models.openFiles(weights);
  await expect(models.preview).toContainText('It runs on the graphics chip');
  await expect(models.preview).toContainText('2,048 tokens at once');
  await models.addAndClose(patienceMs);
  await expect(models.item(name)).toContainText('Start');
  const hashes = await page.evaluate(async () => {
    const cache = await caches.open('webllm/model');
    const shards = (await cache.keys()).filter(({ url }) => url.includes('params_shard_'));
    return Promise.all(
      shards.map(async (key) => {
        const bytes = await (await cache.match(key))?.arrayBuffer();
        const digest = await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer());
        return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
      }),
    );
  });
  const shards = starterManifest.files.filter(({ path }) => path.startsWith('params_shard_'));
  expect(hashes.sort()).toEqual(shards.map(({ sha256 }) => sha256).sort());
  const chat = await models.start(name);
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 16 });
  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Paris');
});
