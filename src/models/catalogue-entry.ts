import type { ModelManifest } from './model-manifest.ts';

/** What a catalogue says of one build of a model: our own words, and figures derived from the engine's records. */
export interface CatalogueEntry {
  /** web-llm's name for the build, such as `Qwen3-1.7B-q4f16_1-MLC`. */
  readonly id: string;
  /** The name people use, such as “Qwen3 1.7B”; the same for both twins. */
  readonly name: string;
  readonly family: string;
  readonly maker: string;
  /** Billions of parameters, all of them counted. */
  readonly parameters: number;
  /** The weight scheme, such as `q4f16_1`: bits per weight, then the type that is computed in. */
  readonly quantization: string;
  /** The same model for devices without (`f32`) or with (`f16`) half-precision shaders; null when there is none. */
  readonly twinId: string | null;
  /** `owner/name` on a hub; null for the starter model, whose files come with the site. */
  readonly repo: string | null;
  /** Absolute URL of the compiled library; null for the starter model and for a GGUF. */
  readonly libraryUrl: string | null;
  /** The GGUF of this build within `repo`, the first part of a split one; null for a compiled model. */
  readonly ggufFile: string | null;
  /** Files in the repository that the engine reads for this build beyond those it always reads. */
  readonly extraFiles: readonly string[];
  /** All bytes that are fetched once; about right until the manifest is known, then exact. */
  readonly downloadBytes: number;
  /** GPU memory when loaded with a full context, in bytes; an estimate. */
  readonly memoryBytes: number;
  /** The longest context that the memory was estimated for, in tokens; the model itself may know longer ones. */
  readonly contextTokens: number;
  readonly licence: { readonly name: string; readonly spdx: string; readonly url: string };
  /** English names; “and many others” may come last. */
  readonly languages: readonly string[];
  /** One plain sentence each. */
  readonly goodAt: string;
  readonly weakAt: string;
  /** Whether it was trained to call tools. */
  readonly tools: boolean;
  /** Whether it can think aloud before it answers, and be told to or not to; absent for most. */
  readonly thinks?: boolean;
  /** What its maker would have it told before a conversation; absent for most. */
  readonly systemPrompt?: string;
  readonly kind: 'chat' | 'embedding';
  /** What the device must offer; derived by us, for the engine's own flags are incomplete. */
  readonly needs: ModelManifest['needs'];
  /** Sizes and hashes of all files; null until they were resolved from a hub. */
  readonly manifest: ModelManifest | null;
}
