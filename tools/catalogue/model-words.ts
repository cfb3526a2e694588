// What we say of a model ourselves, and the licences.
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';

export interface ModelWords extends Pick<
  CatalogueEntry,
  | 'name'
  | 'family'
  | 'maker'
  | 'parameters'
  | 'licence'
  | 'languages'
  | 'goodAt'
  | 'weakAt'
  | 'tools'
  | 'thinks'
  | 'systemPrompt'
  | 'kind'
> {
  /** web-llm's ids: the half-precision build and its twin, or the only one. */
  readonly builds: readonly [string] | readonly [string, string];
  /**
   * The table of token vectors: vocabulary and width. It is the largest single tensor of these models, and a GPU has to
   * bind it whole. Null where the engine's record says how large it gets.
   */
  readonly tokenTable: { readonly vocabulary: number; readonly width: number } | null;
  /** The build for the processor. */
  readonly gguf?: GgufBuild;
}

/** A GGUF file on the hub, and what its size in memory depends on. */
export interface GgufBuild {
  readonly repo: string;
  readonly file: string;
  readonly quantization: string;
  /** About right: the hub tells exactly. */
  readonly fileBytes: number;
  readonly layers: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
}

/** What the catalogue says of each build alike, apart from what the builds are made of. */
export function splitWords({ builds, tokenTable, gguf, ...words }: ModelWords) {
  return { builds, tokenTable, gguf, words };
}

/** The two four-bit builds that web-llm has of most models. */
export function fourBit(name: string): readonly [string, string] {
  return [`${name}-q4f16_1-MLC`, `${name}-q4f32_1-MLC`];
}

export const licences = {
  apache: {
    name: 'Apache License 2.0',
    spdx: 'Apache-2.0',
    url: 'https://www.apache.org/licenses/LICENSE-2.0',
  },
  phi: {
    name: 'MIT License',
    spdx: 'MIT',
    url: 'https://huggingface.co/microsoft/Phi-4-mini-instruct/blob/main/LICENSE',
  },
  deepSeek: {
    name: 'MIT License',
    spdx: 'MIT',
    url: 'https://huggingface.co/deepseek-ai/DeepSeek-R1-Distill-Qwen-7B/blob/main/LICENSE',
  },
  llama32: {
    name: 'Llama 3.2 Community License',
    spdx: 'LicenseRef-Llama-3.2-Community',
    url: 'https://www.llama.com/llama3_2/license/',
  },
  // Gemma 3; Gemma 4 came out under the Apache License.
  gemma: {
    name: 'Gemma Terms of Use',
    spdx: 'LicenseRef-Gemma-Terms-of-Use',
    url: 'https://ai.google.dev/gemma/terms',
  },
  qwenResearch: {
    name: 'Qwen Research License (no commercial use)',
    spdx: 'LicenseRef-Qwen-Research',
    url: 'https://huggingface.co/Qwen/Qwen2.5-Coder-3B-Instruct/blob/main/LICENSE',
  },
} as const satisfies Record<string, CatalogueEntry['licence']>;
