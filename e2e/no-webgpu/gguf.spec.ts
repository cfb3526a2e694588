// A GGUF of one's own in a browser without WebGPU: it stays as it is and runs on the processor.
import ggufManifest from '../../src/models/starter-gguf-manifest.json' with { type: 'json' };
import { ModelPage } from '../support/model-page.ts';
import { patienceMs } from '../support/patience.ts';
import { expect, test } from '../support/test.ts';

const [{ path: fileName } = { path: '' }] = ggufManifest.files;
const weights = `public/models/${ggufManifest.id}/resolve/${ggufManifest.revision}/${fileName}`;
const name = fileName.replace(/\.gguf$/, '');

test('a GGUF that was opened answers on the processor', async ({ page, requests }) => {
  const models = new ModelPage(page);
  await models.open();
  await models.openFiles(weights);
  await expect(models.preview).toContainText('It runs on the processor');
  await models.addAndClose(patienceMs);
  const chat = await models.start(name);
  await chat.waitUntilReady(patienceMs);
  await chat.set({ temperature: 0, length: 16 });
  await chat.ask('What is the capital of France?');
  await chat.waitForEnd(patienceMs);
  await expect(chat.reply).toContainText('Paris');
  expect(requests.filter((url) => /models\/|inference\.worker/.test(url))).toEqual([]);
});
