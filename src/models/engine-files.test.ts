import { describe, expect, it } from 'vitest';
import { engineFiles, parseChatConfig, parseWeightIndex } from './engine-files.ts';
import type { HubFile } from './hub-api.ts';

const large = (path: string, sizeBytes = 100): HubFile => ({
  path,
  sizeBytes,
  sha256: 'ab'.repeat(32),
  gitBlobId: null,
});
const small = (path: string, sizeBytes = 10): HubFile => ({
  path,
  sizeBytes,
  sha256: null,
  gitBlobId: 'cd'.repeat(20),
});

const tree = [
  small('README.md'),
  small('LICENSE'),
  small('License.txt', 2 ** 21),
  small('mlc-chat-config.json'),
  small('tensor-cache.json'),
  small('tokenizer_config.json'),
  large('tokenizer.json'),
  large('params_shard_0.bin'),
  large('params_shard_1.bin'),
  large('params_shard_2.bin'),
];
const config = { tokenizerPath: 'tokenizer.json', contextTokens: null } as const;
const shards = [
  { path: 'params_shard_0.bin', sizeBytes: 100 },
  { path: 'params_shard_1.bin', sizeBytes: 100 },
];
const refusal = (reason: string): unknown =>
  expect.objectContaining({
    code: 'manifest-invalid',
    detail: { reason: expect.stringContaining(reason) as string },
  });

describe('the files of a model', () => {
  it('are those the engine reads, and the licence', () => {
    expect(engineFiles(tree, config, shards, []).map(({ path }) => path)).toEqual([
      'mlc-chat-config.json',
      'tokenizer.json',
      'params_shard_0.bin',
      'params_shard_1.bin',
      'tensor-cache.json',
      'LICENSE',
    ]);
  });

  it('are each there once, whatever names them', () => {
    const paths = engineFiles(tree, config, [...shards, ...shards], ['tokenizer.json']).map(
      ({ path }) => path,
    );
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each<[string, () => unknown]>([
    ['lacks mlc-model-manifest.json', () => engineFiles(tree, config, shards, ['mlc-model-manifest.json'])],
    ['lacks gone.bin', () => engineFiles(tree, config, [{ path: 'gone.bin', sizeBytes: 1 }], [])],
    ['another size', () => engineFiles(tree, config, [{ path: 'params_shard_0.bin', sizeBytes: 99 }], [])],
    ['the SHA-256 of README.md', () => engineFiles(tree, config, [{ path: 'README.md', sizeBytes: 10 }], [])],
    [
      'older than this engine',
      () =>
        engineFiles(
          [...tree.filter(({ path }) => path !== 'tensor-cache.json'), small('ndarray-cache.json')],
          config,
          shards,
          [],
        ),
    ],
  ])('are refused: %s', (reason, work) => {
    expect(work).toThrow(refusal(reason));
  });
});

describe('the configuration', () => {
  it('names the tokenizer the engine prefers, and the context', () => {
    const files = ['tokenizer.model', 'tokenizer_config.json', 'tokenizer.json'];
    expect(parseChatConfig({ tokenizer_files: files, context_window_size: 40_960 })).toEqual({
      tokenizerPath: 'tokenizer.json',
      contextTokens: 40_960,
    });
    expect(parseChatConfig({ tokenizer_files: ['tokenizer.model'] }).tokenizerPath).toBe('tokenizer.model');
  });

  it.each([-1, 0, 1.5, '4096', null, Number.MAX_VALUE])('does not take %j for a context', (tokens) => {
    const parsed = parseChatConfig({ tokenizer_files: ['tokenizer.json'], context_window_size: tokens });
    expect(parsed.contextTokens).toBeNull();
  });

  it.each([null, [], 'text', {}, { tokenizer_files: 'tokenizer.json' }, { tokenizer_files: ['vocab.txt'] }])(
    'is refused as %j',
    (value) => {
      expect(() => parseChatConfig(value)).toThrow(refusal(''));
    },
  );
});

describe('the index of the weights', () => {
  it('names the shards', () => {
    const records = [{ dataPath: 'params_shard_0.bin', nbytes: 100, format: 'raw-shard', records: [] }];
    expect(parseWeightIndex({ metadata: {}, records })).toEqual([shards[0]]);
  });

  it.each<unknown>([
    null,
    {},
    { records: [] },
    { records: {} },
    { records: [null] },
    { records: [{ dataPath: '../up.bin', nbytes: 1 }] },
    { records: [{ dataPath: 'https://evil.example/a', nbytes: 1 }] },
    { records: [{ dataPath: 'a.bin', nbytes: 0 }] },
    { records: [{ dataPath: 'a.bin', nbytes: '1' }] },
  ])('is refused as %j', (value) => {
    expect(() => parseWeightIndex(value)).toThrow(refusal(''));
  });
});
