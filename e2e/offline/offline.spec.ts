import { ChatPage } from '../support/chat-page.ts';
import { selfTest, untilEngineIsKept, untilKept } from './offline-page.ts';
import { expect, test } from './test.ts';

test('after one visit with a model the site opens and answers without a network', async ({
  page,
  context,
  site,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  await untilEngineIsKept(page);

  await context.setOffline(true);
  site.stop();
  await page.reload();
  await chat.start.click();
  await chat.waitUntilReady();
  await chat.ask('Is there **anybody** out there?');
  await chat.waitForEnd();
  await expect(chat.reply.locator('strong')).toHaveText('anybody');

  await test.step('in a new tab too, at whatever address of the site', async () => {
    const second = await context.newPage();
    await second.goto(`${site.url}?from=home#/about`);
    await expect(second.locator('hearth-app')).toBeVisible();
    await second.goto(`${site.url}no/such/page`);
    await expect(second).toHaveURL(site.url);
  });
});

test('before consent only the light part of the site is fetched, and it opens without a network', async ({
  page,
  context,
  site,
}) => {
  await new ChatPage(page).open();
  await untilKept(page);
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
  await page.waitForTimeout(500);
  const heavy = /^(models|libraries)\/|scripted\.worker/;
  expect(site.asked.filter((path) => heavy.test(path))).toEqual([]);
  expect(site.asked).toContain('service-worker.js');

  await context.setOffline(true);
  site.stop();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Get it and start' })).toBeVisible();
});

test('with consent the engine is fetched no more often than needed, and the library is stored once', async ({
  page,
  site,
}) => {
  const chat = new ChatPage(page);
  await chat.open();
  await untilKept(page);
  await chat.start.click();
  await chat.waitUntilReady();
  await untilEngineIsKept(page);
  expect(site.asked.filter((path) => path.includes('scripted.worker'))).toHaveLength(1);
  expect(site.asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  const copies = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      found.push(...keys.filter(({ url }) => url.endsWith('.wasm')).map(() => name));
    }
    return found;
  });
  expect(copies).toEqual(['webllm/wasm']);

  await test.step('and asking makes no request', async () => {
    const before = site.asked.length;
    await chat.ask('Who hears this?');
    await chat.waitForEnd();
    await expect(chat.reply).toContainText('Who hears this?');
    expect(site.asked.slice(before)).toEqual([]);
  });
});

test('files of the model and the library are answered from the device, except to who asks for the host’s', async ({
  page,
  site,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  const shard = site.asked.find((path) => path.endsWith('params_shard_1.bin')) ?? '';
  const fetched = async (path: string, options: RequestInit = {}) => {
    const before = site.asked.length;
    const bytes = await page.evaluate(
      async ([url, init]) => (await (await fetch(url, init)).arrayBuffer()).byteLength,
      [path, options] as const,
    );
    return { bytes, fromHost: site.asked.slice(before).includes(path) };
  };
  expect(await fetched(shard)).toEqual({ bytes: 60_000, fromHost: false });
  expect(await fetched('libraries/tiny.wasm')).toEqual({ bytes: 5_000, fromHost: false });
  expect(await fetched(shard, { cache: 'no-store' })).toEqual({ bytes: 60_000, fromHost: true });
  const range = { headers: { range: 'bytes=100-' } };
  expect((await fetched(shard, range)).fromHost).toBe(true);
});

test('the self-test is right about a whole site and about a broken one, and a repair mends it', async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await chat.begin();
  await untilKept(page);
  await untilEngineIsKept(page);
  const whole = await selfTest(page, true);
  expect(whole).toEqual({
    'service-worker': 'ok',
    shell: 'ok',
    engine: 'ok',
    library: 'ok',
    'file:mlc-chat-config.json': 'ok',
    'file:params_shard_0.bin': 'ok',
    'file:params_shard_1.bin': 'ok',
    'file:tensor-cache.json': 'ok',
    'file:tokenizer.json': 'ok',
    persistence: expect.stringMatching(/^(ok|warning)$/), // the browser's choice
    gpu: 'ok',
    database: 'ok',
  });

  await page.evaluate(async () => {
    const findKey = async (name: string, end: string): Promise<[Cache, Request]> => {
      const cache = await caches.open(name);
      const key = (await cache.keys()).find(({ url }) => url.endsWith(end));
      if (key === undefined) throw new Error(`nothing ends with ${end}`);
      return [cache, key];
    };
    const [weights, shard0] = await findKey('webllm/model', 'params_shard_0.bin');
    await weights.delete(shard0);
    const [, shard1] = await findKey('webllm/model', 'params_shard_1.bin');
    const response = await weights.match(shard1);
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await weights.put(shard1, new Response(bytes, { headers: { 'content-length': String(bytes.length) } }));
    for (const name of await caches.keys()) {
      if (!name.startsWith('hearth-shell-')) continue;
      const [shell, style] = await findKey(name, '.css');
      await shell.put(style, new Response('body { color: red }'));
    }
  });
  expect(await selfTest(page, false)).toEqual({ ...whole, 'file:params_shard_0.bin': 'missing' });
  expect(await selfTest(page, true)).toEqual({
    ...whole,
    shell: 'damaged',
    'file:params_shard_0.bin': 'missing',
    'file:params_shard_1.bin': 'damaged',
  });

  await page.evaluate(async () => {
    const app = document.querySelector('hearth-app') as unknown as {
      services: { offline: { repair: () => Promise<void> } };
    };
    await app.services.offline.repair();
  });
  expect((await selfTest(page, true)).shell).toBe('ok');
});

test('a browser that refuses a service worker is told about, and the page works as ever', async ({
  page,
}) => {
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () =>
      Promise.reject(new DOMException('not here', 'SecurityError'));
  });
  const chat = new ChatPage(page);
  await chat.begin();
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
  await expect.poll(async () => (await selfTest(page, false))['service-worker']).toBe('missing');
});
