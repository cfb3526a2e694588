// Writes the model of the scripted site: real downloads, hashes and cache entries, a few kilobytes, no meaning.
// Run `node e2e/tiny-model/make.mjs` after changing it; the result is committed.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const id = 'SmolLM2-135M-Instruct-q4f32_a';
const revision = '0123456789abcdef';
const root = join(import.meta.dirname, 'public');

/** @param {number} length */
const bytes = (length) => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255));

/** @type {Record<string, Buffer>} */
const files = {
  'mlc-chat-config.json': Buffer.from('{}\n'),
  'params_shard_0.bin': bytes(100_000),
  'params_shard_1.bin': bytes(60_000),
  'tokenizer.json': Buffer.from('{}\n'),
  'tensor-cache.json': Buffer.from('{"records":[]}\n'),
};
const library = { path: 'libraries/tiny.wasm', content: bytes(5_000) };

/** @param {string} path @param {Buffer} content */
function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** @param {string} path @param {Buffer} content */
const entry = (path, content) => ({
  path,
  sizeBytes: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
});

for (const [path, content] of Object.entries(files))
  write(`models/${id}/resolve/${revision}/${path}`, content);
write(library.path, library.content);
const manifest = {
  id,
  revision,
  library: entry(library.path, library.content),
  files: Object.entries(files).map(([path, content]) => entry(path, content)),
  licence: { spdx: 'Apache-2.0', url: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct' },
  contextTokens: 2048,
  quantization: 'q4f32_a',
  needs: { features: [], limits: {}, memoryBytes: 300_000_000 },
};
writeFileSync(join(import.meta.dirname, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const gguf = {
  id: 'SmolLM2-135M-Instruct-Q4_1',
  path: 'SmolLM2-135M-Instruct-Q4_1.gguf',
  content: bytes(80_000),
};
write(`models/${gguf.id}/resolve/${revision}/${gguf.path}`, gguf.content);
const ggufManifest = {
  ...manifest,
  id: gguf.id,
  library: null,
  files: [entry(gguf.path, gguf.content)],
  quantization: 'Q4_1',
};
writeFileSync(join(import.meta.dirname, 'gguf-manifest.json'), `${JSON.stringify(ggufManifest, null, 2)}\n`);
