// The scripted site with a model hub beside it that breaks down on command.
import { createHash } from 'node:crypto';
import { tinyChat, tinyChatParts } from '../../src/repack/testing/tiny-chat.ts';
import { startHub } from '../../tools/hub/hub.ts';
import { ChatPage } from '../support/chat-page.ts';
import { expect, test as base } from '../support/test.ts';
import type { BrowserContext, Page } from '@playwright/test';
import type { Hub } from '../../tools/hub/hub.ts';

/** As `hearth.config.json` of the scripted site says; the policy of the page allows no other. */
const port = 4190;
const commit = 'c0ffee'.padEnd(40, '0');
const repo = 'maker/Tiny-Hub-MLC';
export const modelId = 'Tiny-Hub-q4f32_1-MLC';
export const modelName = 'Tiny Hub';
/** Large enough that what is fetched twice shows. */
export const shardBytes = 3_000_000;
export const shards = ['params_shard_0.bin', 'params_shard_1.bin', 'params_shard_2.bin'];

/** Bytes that compress badly and are the same in each run. */
function noise(seed: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let block = createHash('sha256').update(seed).digest();
  for (let at = 0; at < length; at += block.length) {
    bytes.set(block.subarray(0, length - at), at);
    block = createHash('sha256').update(block).digest();
  }
  return bytes;
}

const text = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const files: Record<string, Uint8Array> = {
  'mlc-chat-config.json': text({ tokenizer_files: ['tokenizer.json'], context_window_size: 2048 }),
  'tokenizer.json': text({ model: {} }),
  'tensor-cache.json': text({ records: shards.map((dataPath) => ({ dataPath, nbytes: shardBytes })) }),
  ...Object.fromEntries(shards.map((name) => [name, noise(name, shardBytes)])),
};
export const modelBytes = Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0);

const talker = tinyChat();
const [talkerOne, talkerTwo] = tinyChatParts();
export const ggufRepo = 'maker/Tiny-Talker-GGUF';
const ggufRepos = [
  {
    repo: ggufRepo,
    commit: 'decade'.padEnd(40, '0'),
    facts: { tags: ['gguf', 'license:mit'] },
    files: {
      'README.md': text({}),
      'Tiny-Talker-Q4_1.gguf': talker,
      'Tiny-Talker-bare.gguf': tinyChat({ 'general.license': null }),
      'Tiny-Talker-broken.gguf': tinyChat({ 'tokenizer.chat_template': null }),
      'split/Tiny-Talker-F16-00001-of-00002.gguf': talkerOne,
      'split/Tiny-Talker-F16-00002-of-00002.gguf': talkerTwo,
    },
  },
  { repo: 'maker/Gated-GGUF', commit, facts: { gated: 'manual' }, files: { 'a.gguf': talker } },
  { repo: 'maker/No-GGUF', commit, files: { 'README.md': text({}) } },
];

const needs = { features: [], limits: {}, memoryBytes: 1e8 };
export const catalogue = [
  {
    id: modelId,
    name: modelName,
    family: 'Tiny',
    maker: 'The tests',
    parameters: 0.1,
    quantization: 'q4f32_1',
    twinId: null,
    repo,
    libraryUrl: 'https://libraries.example/tiny.wasm',
    extraFiles: [],
    downloadBytes: modelBytes,
    memoryBytes: needs.memoryBytes,
    contextTokens: 2048,
    licence: { name: 'Apache 2.0', spdx: 'Apache-2.0', url: 'https://licence.example/' },
    languages: ['English'],
    goodAt: 'Good at being fetched.',
    weakAt: 'Says what it is told.',
    tools: false,
    kind: 'chat',
    needs,
    manifest: null,
  },
];

const url = `http://127.0.0.1:${port}`;

/** `hearth.config.json` of a site that has its models from this hub. */
export const hubConfig = {
  hubs: [url],
  libraries: [`${url}/libraries`],
  catalogueUrl: `${url}/catalogue.json`,
};

export function startTinyHub(): Promise<Hub> {
  const library = new Uint8Array([0, 0x61, 0x73, 0x6d, ...noise('library', 2_000)]);
  const content = {
    models: [{ repo, commit, files }, ...ggufRepos],
    libraries: { 'tiny.wasm': library },
    catalogue,
  };
  return startHub(content, port);
}

interface Fixtures {
  hub: Hub;
  context: BrowserContext;
}

export const test = base.extend<Fixtures>({
  hosts: async ({}, use) => use([url]),
  hub: [
    async ({}, use) => {
      const hub = await startTinyHub();
      await use(hub);
      await hub.close();
    },
    { auto: true },
  ],
  context: async ({ context }, use) => {
    await context.route('**/hearth.config.json', (route) => route.fulfill({ json: hubConfig }));
    await use(context);
  },
});

/** Opens the library and asks for the hub's model. */
export async function getModel(page: Page): Promise<ChatPage> {
  const chat = new ChatPage(page);
  await page.goto('./#/models');
  await page.getByRole('button', { name: /^(Get it and start|Go on|Start)/ }).click();
  return chat;
}

export async function answers(chat: ChatPage): Promise<void> {
  await chat.waitUntilReady(60_000);
  await chat.ask('Still there?');
  await expect(chat.reply).toContainText('Still there?');
}

/** Names of files that are not whole yet. */
export const parts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('hearth-parts').catch(() => null);
    const names: string[] = [];
    if (folder !== null) for await (const name of folder.keys()) names.push(name);
    return names;
  });

export const isStored = (page: Page, file: string): Promise<boolean> =>
  page.evaluate(async (name) => {
    const keys = await (await caches.open('webllm/model')).keys();
    return keys.some(({ url }) => url.endsWith(name));
  }, file);

export { expect };
