import { describe, expect, it } from 'vitest';
import { listKnownModels } from './known-models.ts';
import { starterManifest } from './starter-model.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { ModelChoice } from './model-choice.ts';
import type { ModelManifest } from './model-manifest.ts';
import type { ModelRecord } from './model-record.ts';

const entry = (id: string): CatalogueEntry => ({
  id,
  name: `Name of ${id}`,
  family: 'Family',
  maker: 'Maker',
  parameters: 1.7,
  quantization: 'q4f16_1',
  twinId: null,
  repo: `maker/${id}`,
  libraryUrl: 'https://hub.example/library.wasm',
  ggufFile: null,
  extraFiles: [],
  downloadBytes: 1e9,
  memoryBytes: 2e9,
  contextTokens: 4096,
  licence: { name: 'Apache 2.0', spdx: 'Apache-2.0', url: 'https://licence.example/' },
  languages: ['English'],
  goodAt: 'Good at it.',
  weakAt: 'Weak at that.',
  tools: false,
  kind: 'chat',
  needs: { features: ['shader-f16'], limits: {}, memoryBytes: 2e9 },
  manifest: null,
});

const manifest = (id: string, revision = '0123456789abcdef'): ModelManifest => ({
  ...starterManifest,
  id,
  revision,
});

const record = (id: string, change: Partial<ModelRecord> = {}): ModelRecord => ({
  manifest: manifest(id),
  source: { filesUrls: ['https://hub.example/'], libraryUrls: [] },
  origin: 'hub',
  name: '',
  maker: '',
  lastUsedAtMs: null,
  verifiedAtMs: null,
  answers: {},
  ...change,
});

describe('the models that can be chosen', () => {
  it('are those of the catalogue, without files before a hub was asked', () => {
    const [model] = listKnownModels([entry('a')], [], []);
    expect(model).toMatchObject({
      record: null,
      choice: {
        files: null,
        card: { id: 'a', name: 'Name of a', downloadBytes: 1e9, summary: 'Good at it.' },
        needs: { features: ['shader-f16'] },
      },
    });
  });

  it('say what a model is to be told and whether it thinks, where the catalogue does', () => {
    const [plain, thinker] = listKnownModels(
      [entry('a'), { ...entry('b'), thinks: true, systemPrompt: 'You are b.' }],
      [],
      [],
    ).map(({ choice }) => choice.card);
    expect(thinker).toMatchObject({ thinks: true, systemPrompt: 'You are b.' });
    expect(Object.keys(plain!)).not.toEqual(expect.arrayContaining(['thinks', 'systemPrompt']));
  });

  it('have the files that a hub named before, with their exact size', () => {
    const [model] = listKnownModels([entry('a')], [record('a')], []);
    expect(model?.choice.files?.manifest.id).toBe('a');
    expect(model?.choice.card.downloadBytes).toBeGreaterThan(1e8);
  });

  it('have the files of the site where it brings its own, not those of an older site', () => {
    const files = { manifest: manifest('a', 'fedcba9876543210'), source: { filesUrls: [], libraryUrls: [] } };
    const { choice } = listKnownModels([entry('a')], [], [])[0]!;
    const cpu: ModelChoice = { ...choice, engine: 'wllama' };
    const [model] = listKnownModels([entry('a')], [record('a')], [{ ...choice, files, cpu }]);
    expect(model?.choice).toMatchObject({ engine: 'web-llm', files, cpu });
    expect(model?.record).toBeNull();
  });

  it('are one where the catalogue has a build for the processor too', () => {
    const gguf = { ...entry('a-gguf'), name: 'Name of a', ggufFile: 'a.gguf', libraryUrl: null };
    const models = listKnownModels([entry('a'), gguf], [record('a-gguf')], []);
    expect(models).toHaveLength(1);
    const { cpu } = models[0]!.choice;
    expect(cpu).toMatchObject({ engine: 'wllama', card: { id: 'a-gguf', name: 'Name of a' } });
    expect(cpu?.files?.manifest.id).toBe('a-gguf');
  });

  it('are listed as they are where only a build for the processor is there', () => {
    const gguf = { ...entry('b-gguf'), ggufFile: 'b.gguf', libraryUrl: null };
    expect(listKnownModels([entry('a'), gguf], [], [])).toHaveLength(2);
  });

  it('do not take a record for a model that the catalogue has pinned to another revision', () => {
    const pinned = { ...entry('a'), manifest: manifest('a', 'fedcba9876543210') };
    expect(listKnownModels([pinned], [record('a')], [])[0]?.record).toBeNull();
  });

  it('include GGUF files of the visitor, with the words for a licence that nobody tells', () => {
    const mine = (filesUrls: string[]): ModelRecord =>
      record('mine', {
        origin: 'file',
        source: { filesUrls, libraryUrls: [] },
        manifest: { ...manifest('mine'), library: null, licence: { spdx: 'NOASSERTION', url: null } },
      });
    const [file] = listKnownModels([], [mine([])], []);
    expect(file?.choice.card).toMatchObject({ licence: { name: 'licence unknown', url: null } });
    expect(file?.choice.card.summary).toContain('Imported from a file');
    const [fetched] = listKnownModels([], [mine(['https://hub.example/'])], []);
    expect(fetched?.choice.card.summary).toContain('from a hub');
  });

  it('include packs that no catalogue knows, beside another revision of the same model', () => {
    const pack = record('a', { origin: 'pack', manifest: manifest('a', 'fedcba9876543210'), name: 'Mine' });
    const models = listKnownModels([entry('a')], [record('a'), pack], []);
    expect(models.map(({ choice }) => choice.card.id)).toEqual(['a', 'a@fedcba9876543210']);
    expect(models[1]?.choice.card).toMatchObject({ name: 'Mine', maker: 'Unknown maker' });
  });
});
