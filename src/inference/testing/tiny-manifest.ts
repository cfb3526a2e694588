import type { CompiledManifest } from '../../models/model-manifest.ts';

/** A manifest for tests that need one but read no file. */
export const tinyManifest: CompiledManifest = {
  id: 'tiny',
  revision: '0123456789abcdef',
  library: { path: 'libraries/tiny.wasm', sizeBytes: 3, sha256: 'a'.repeat(64) },
  files: [
    { path: 'tensor-cache.json', sizeBytes: 5, sha256: 'b'.repeat(64) },
    { path: 'mlc-chat-config.json', sizeBytes: 7, sha256: 'c'.repeat(64) },
    { path: 'params_shard_0.bin', sizeBytes: 11, sha256: 'd'.repeat(64) },
  ],
  licence: { spdx: 'Apache-2.0', url: 'https://licence.example/' },
  contextTokens: 2048,
  quantization: 'q4f32_a',
  needs: { features: [], limits: {}, memoryBytes: 1 },
};
