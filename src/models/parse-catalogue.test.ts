import { describe, expect, it } from 'vitest';
import { parseCatalogue } from './parse-catalogue.ts';
import { starterManifest } from './starter-model.ts';
import { totalBytes } from './model-files.ts';
import { catalogue, findEntry, twinOf } from './catalogue.ts';

const half = findEntry('Qwen3-0.6B-q4f16_1-MLC')!;
const full = twinOf(half)!;
const manifest = { ...starterManifest, id: half.id };

it('keeps what a catalogue says', () => {
  expect(parseCatalogue([half, full])).toEqual([half, full]);
});

it('leaves out what an entry does not hold', () => {
  expect(parseCatalogue([{ ...half, twinId: null, note: 1 }])).toEqual([{ ...half, twinId: null }]);
});

it('completes the starter model from the manifest that came with the site', () => {
  const [starter] = parseCatalogue([{ ...catalogue[0], manifest: null, downloadBytes: 1, memoryBytes: 1 }]);
  expect(starter).toMatchObject({
    manifest: starterManifest,
    downloadBytes: totalBytes(starterManifest),
    memoryBytes: starterManifest.needs.memoryBytes,
  });
});

it('has the exact size where the manifest is known', () => {
  const [entry] = parseCatalogue([{ ...half, twinId: null, manifest, downloadBytes: 1 }]);
  expect(entry?.downloadBytes).toBe(totalBytes(manifest));
});

it('takes a library from this machine, where mirrors are tried out', () => {
  const libraryUrl = 'http://127.0.0.1:4190/libraries/a.wasm';
  expect(parseCatalogue([{ ...half, twinId: null, libraryUrl }])[0]?.libraryUrl).toBe(libraryUrl);
});

it('takes a GGUF, which has no library', () => {
  const gguf = { ...half, twinId: null, libraryUrl: null, ggufFile: 'Q4/Talker-Q4_K_M.gguf' };
  expect(parseCatalogue([gguf])).toEqual([gguf]);
  const refused = (change: object) => () => parseCatalogue([{ ...gguf, ...change }]);
  expect(refused({ libraryUrl: half.libraryUrl })).toThrow('libraryUrl');
  expect(refused({ ggufFile: '../a.gguf' })).toThrow('ggufFile');
  expect(refused({ ggufFile: 'a.bin' })).toThrow('ggufFile');
  expect(refused({ ggufFile: null })).toThrow('libraryUrl');
});

describe('an entry is refused with the place of its fault', () => {
  it.each<[string, unknown, string]>([
    ['id', '../up', 'models[0].id'],
    ['name', '', 'models[0].name'],
    ['name', 'two\nlines', 'models[0].name'],
    ['name', 'turned \u202e text', 'models[0].name'],
    ['maker', 7, 'models[0].maker'],
    ['systemPrompt', 7, 'models[0].systemPrompt'],
    ['goodAt', 'x'.repeat(301), 'models[0].goodAt'],
    ['parameters', 0, 'models[0].parameters'],
    ['parameters', Infinity, 'models[0].parameters'],
    ['parameters', '1', 'models[0].parameters'],
    ['quantization', 'q4 f16', 'models[0].quantization'],
    ['twinId', 'nobody', 'the twin of'],
    ['twinId', half.id, 'the twin of'],
    ['repo', 'no-owner', 'models[0].repo'],
    ['repo', '../../etc/passwd', 'models[0].repo'],
    ['repo', 'a/b?x', 'models[0].repo'],
    ['repo', null, 'models[0].repo'],
    ['libraryUrl', null, 'models[0].libraryUrl'],
    ['libraryUrl', 'http://lib.example/a.wasm', 'models[0].libraryUrl'],
    ['libraryUrl', 'javascript:alert(1)', 'models[0].libraryUrl'],
    ['extraFiles', ['../up'], 'models[0].extraFiles'],
    ['extraFiles', 'a', 'models[0].extraFiles'],
    ['downloadBytes', -1, 'models[0].downloadBytes'],
    ['memoryBytes', 1.5, 'models[0].memoryBytes'],
    ['contextTokens', 0, 'models[0].contextTokens'],
    ['licence', { ...half.licence, url: 'javascript:alert(1)' }, 'models[0].licence.url'],
    ['licence', null, 'models[0].licence'],
    ['languages', 'English', 'models[0].languages'],
    ['languages', [7], 'models[0].languages'],
    ['kind', 'agent', 'models[0].kind'],
    ['needs', { features: [], limits: { maxBufferSize: -1 }, memoryBytes: 1 }, 'needs.limits.maxBufferSize'],
    ['manifest', starterManifest, 'belongs to another model'],
    ['manifest', { ...manifest, files: [] }, 'there are no files'],
  ])('%s = %j', (field, value, reason) => {
    expect(() => parseCatalogue([{ ...half, twinId: null, [field]: value }])).toThrow(
      expect.objectContaining({
        code: 'manifest-invalid',
        detail: { reason: expect.stringContaining(reason) as string },
      }),
    );
  });

  it.each([
    ['nothing', null],
    ['no list', { models: [] }],
    ['an empty list', []],
    ['one id twice', [full, half, half]],
    ['a twin that is not there', [half]],
    ['too many', Array.from({ length: 513 }, (_, i) => ({ ...half, id: `m${i}`, twinId: null }))],
  ])('%s', (_, value) => {
    expect(() => parseCatalogue(value)).toThrow(expect.objectContaining({ code: 'manifest-invalid' }));
  });
});
