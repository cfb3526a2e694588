import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeHub, fakeCommit } from '../../src/downloads/testing/fake-hub.ts';
import { totalBytes } from '../../src/models/model-files.ts';
import { parseCatalogue } from '../../src/models/parse-catalogue.ts';
import { starterManifest } from '../../src/models/starter-model.ts';
import {
  catalogueText,
  currentCatalogue,
  pinnedManifests,
  readCatalogueText,
} from './committed-catalogue.ts';
import { quantizationOf, requiredLimits, tableBytes } from './estimate.ts';
import { makeCatalogue } from './make-catalogue.ts';
import { pinManifests } from './pin-manifests.ts';
import { starterWords, words } from './words.ts';

const committed = readCatalogueText();
const entries = parseCatalogue(JSON.parse(committed));
const compiled = entries.filter(({ ggufFile }) => ggufFile === null);
const chat = compiled.filter(({ kind }) => kind === 'chat');

it('is what the tool generates now; if this fails: node --import tsx tools/catalogue/build.ts', () => {
  expect(committed).toBe(catalogueText(currentCatalogue(pinnedManifests(committed))));
});

describe('the catalogue', () => {
  it('begins with the starter model', () => {
    expect(entries[0]).toMatchObject({ id: starterManifest.id, repo: null, manifest: starterManifest });
  });

  it('has the models that people were promised', () => {
    const names = new Set(entries.map(({ name }) => name));
    expect([...names]).toEqual(
      expect.arrayContaining([
        ...['SmolLM2 135M', 'SmolLM2 360M', 'SmolLM2 1.7B'],
        ...['Qwen3 0.6B', 'Qwen3 1.7B', 'Qwen3 4B', 'Qwen3 8B'],
        ...['Qwen3.5 0.8B', 'Qwen3.5 2B', 'Qwen3.5 4B', 'Qwen3.5 9B'],
        ...['Llama 3.2 1B', 'Llama 3.2 3B', 'Gemma 3 1B', 'Gemma 4 E2B', 'Phi-4 mini', 'Ministral 3 3B'],
        ...['DeepSeek R1 Distill 7B', 'Qwen2.5 Coder 1.5B', 'Qwen2.5 Coder 3B', 'Qwen2.5 Coder 7B'],
        ...['Arctic Embed S', 'Arctic Embed M'],
      ]),
    );
    expect(names.size).toBe(25);
  });

  it('says the same of both twins but for what the build makes different', () => {
    for (const { name, twinId, goodAt, licence } of entries.filter((entry) => entry.twinId !== null)) {
      expect(entries.find(({ id }) => id === twinId)).toMatchObject({ name, goodAt, licence });
    }
  });

  it('asks for half precision from every build that computes in it, whatever the engine’s record says', () => {
    for (const { id, needs } of entries) {
      expect(needs.features.includes('shader-f16'), id).toBe(id.includes('f16'));
    }
  });

  it('asks for what the engine refuses a device without', () => {
    for (const { needs } of compiled) {
      for (const [limit, least] of Object.entries(requiredLimits(0))) {
        expect(needs.limits[limit]).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it('has builds for the processor that are a model of the list, ask for no graphics chip, and fit a page', () => {
    const ggufs = entries.filter(({ ggufFile }) => ggufFile !== null);
    expect(ggufs.length).toBeGreaterThanOrEqual(3);
    for (const { name, needs, memoryBytes, downloadBytes } of ggufs) {
      expect(chat.map((model) => model.name)).toContain(name);
      expect(needs).toMatchObject({ features: [], limits: {} });
      expect(memoryBytes).toBeGreaterThan(downloadBytes);
      expect(memoryBytes).toBeLessThan(2 ** 31);
    }
  });

  it('has licences as their makers name them', () => {
    const spdx = (name: string): string | undefined =>
      entries.find((entry) => entry.name === name)?.licence.spdx;
    expect(spdx('Llama 3.2 3B')).toBe('LicenseRef-Llama-3.2-Community');
    expect(spdx('Gemma 3 1B')).toBe('LicenseRef-Gemma-Terms-of-Use');
    expect(spdx('Qwen2.5 Coder 3B')).toBe('LicenseRef-Qwen-Research');
    expect(spdx('Qwen2.5 Coder 7B')).toBe('Apache-2.0');
    expect(spdx('Phi-4 mini')).toBe('MIT');
  });

  it('is written in plain sentences', () => {
    for (const { goodAt, weakAt } of entries) {
      for (const sentence of [goodAt, weakAt]) expect(sentence).toMatch(/^[A-Z][^!]{20,}\.$/);
    }
  });
});

describe('what is derived', () => {
  it('allows a quarter more memory than the record, and never less than the weights', () => {
    for (const { id, memoryBytes, downloadBytes } of chat.slice(1)) {
      const { vram_required_MB = 0 } = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id)!;
      expect(memoryBytes, id).toBeGreaterThanOrEqual(vram_required_MB * 2 ** 20 * 1.25);
      expect(memoryBytes, id).toBeGreaterThan(downloadBytes);
    }
  });

  it('finds the largest tensor as the engine’s own records do, where they have it', () => {
    // gemma-2b-it: 256,000 tokens of 2048 values.
    const record = prebuiltAppConfig.model_list.find(
      ({ model_id }) => model_id === 'gemma-2b-it-q4f16_1-MLC',
    );
    expect(tableBytes({ vocabulary: 256_000, width: 2048 }, 'q4f16_1')).toBe(
      record?.buffer_size_required_bytes,
    );
  });

  it('asks for the whole GiB above the least, because the engine asks for nothing in between', () => {
    const limits = (bytes: number): (number | undefined)[] => {
      const { maxStorageBufferBindingSize, maxBufferSize } = requiredLimits(bytes);
      return [maxStorageBufferBindingSize, maxBufferSize];
    };
    expect(limits(2 ** 27)).toEqual([2 ** 27, 2 ** 28]);
    expect(limits(2 ** 27 + 1)).toEqual([2 ** 30, 2 ** 28]);
    expect(limits(2 ** 28 + 1)).toEqual([2 ** 30, 2 ** 30]);
    expect(limits(2 ** 30 + 1)).toEqual([2 ** 30 + 1, 2 ** 30 + 1]);
  });

  it('knows each weight scheme or refuses it', () => {
    expect(quantizationOf('snowflake-arctic-embed-s-q0f32-MLC-b4')).toBe('q0f32');
    expect(() => quantizationOf('Llama-3.1-70B-Instruct-q3f16_1-MLC')).toThrow('q3f16_1');
  });

  it('refuses words for a build that the engine does not have', () => {
    const [first] = words;
    expect(() =>
      makeCatalogue(prebuiltAppConfig.model_list, [{ ...first!, builds: ['x'] }], new Map(), starterWords),
    ).toThrow('x');
  });
});

describe('pinning', () => {
  const one = entries.find(({ id }) => id === 'Qwen3-0.6B-q4f16_1-MLC')!;
  const hub = 'https://hub.example';

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('records what the hub says, and the catalogue carries it from then on', async () => {
    vi.stubGlobal('fetch', createFakeHub(hub, one).fetch);
    const { pinned, failed } = await pinManifests([entries[0]!, one], [hub], () => undefined);
    expect(failed.size).toBe(0);
    expect([...pinned.keys()]).toEqual([one.id]);
    const text = catalogueText(currentCatalogue(pinned));
    const entry = parseCatalogue(JSON.parse(text)).find(({ id }) => id === one.id);
    expect(entry?.manifest).toMatchObject({ id: one.id, revision: fakeCommit });
    expect(entry?.downloadBytes).toBe(totalBytes(pinned.get(one.id)!));
    expect(catalogueText(currentCatalogue(pinnedManifests(text)))).toBe(text);
  });

  it('names the models whose hub could not say', async () => {
    vi.stubGlobal('fetch', async () => new Response('no', { status: 404 }));
    const { pinned, failed } = await pinManifests([one], [hub], () => undefined);
    expect(pinned.size).toBe(0);
    expect(failed.get(one.id)).toContain('404');
  });
});
