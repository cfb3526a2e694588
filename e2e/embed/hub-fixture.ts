// The public hub as a page of somebody else meets it: its addresses, answered by our stand-in, with models of a few kilobytes
// under the names of the catalogue.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startHub } from '../../tools/hub/hub.ts';
import { test as base } from './embed-test.ts';
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';
import type { Hub, HubModel } from '../../tools/hub/hub.ts';

/** What docs/embedding.md adds to the policy for models of the public hub. */
export const hubOrigins = [
  'https://huggingface.co',
  'https://*.huggingface.co',
  'https://*.hf.co',
  'https://raw.githubusercontent.com',
];

const catalogue = JSON.parse(readFileSync('src/models/catalogue.json', 'utf8')) as CatalogueEntry[];
const findEntry = (id: string): CatalogueEntry | undefined => catalogue.find((entry) => entry.id === id);

const json = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
function model(id: string): HubModel {
  const shard = Buffer.alloc(40_000, id);
  return {
    repo: findEntry(id)?.repo ?? '',
    commit: createHash('sha1').update(id).digest('hex'),
    files: {
      'mlc-chat-config.json': json({ tokenizer_files: ['tokenizer.json'], context_window_size: 2048 }),
      'tokenizer.json': json({ model: {} }),
      'params_shard_0.bin': shard,
      'tensor-cache.json': json({ records: [{ dataPath: 'params_shard_0.bin', nbytes: shard.byteLength }] }),
    },
  };
}

/** Both twins are there: which one is fetched, is for the element to say. */
export const half = 'Qwen3-1.7B-q4f16_1-MLC';
export const full = 'Qwen3-1.7B-q4f32_1-MLC';

function libraries(): Record<string, Uint8Array> {
  const names = [half, full].map((id) => findEntry(id)?.libraryUrl?.split('/').at(-1) ?? '');
  return Object.fromEntries(names.map((name) => [name, Buffer.from(`\0asm${name}`)]));
}

export const test = base.extend<{ hub: Hub }>({
  hub: async ({ context, host, hosts }, use) => {
    const hub = await startHub({ models: [model(half), model(full)], libraries: libraries() });
    const { origin } = new URL(hub.url);
    host.allow([...hubOrigins, origin].join(' '));
    hosts.push('https://huggingface.co/', 'https://raw.githubusercontent.com/', origin);
    await context.route(/^https:\/\/(huggingface\.co|raw\.githubusercontent\.com)\//, async (route) => {
      const { hostname, pathname, search } = new URL(route.request().url());
      const path =
        hostname === 'huggingface.co' ? pathname : `/libraries/${pathname.split('/').at(-1) ?? ''}`;
      await route.fulfill({ response: await route.fetch({ url: `${hub.url}${path}${search}` }) });
    });
    await use(hub);
    await hub.close();
  },
});
