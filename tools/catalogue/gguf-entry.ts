import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { totalBytes } from '../../src/models/model-files.ts';
import { splitWords, type ModelWords } from './model-words.ts';

/** What a GGUF is offered with: longer ones cost memory that few computers without a graphics chip have. */
const contextTokens = 4096;

/** The id that the build for the processor has in the catalogue. */
export const ggufId = (file: string): string => `${file.replace(/\.gguf$/, '')}-GGUF`;

/** The build of a model for the processor; null where there is none. */
export function ggufEntry(
  model: ModelWords,
  pinned: ReadonlyMap<string, ModelManifest>,
): CatalogueEntry | null {
  const { tokenTable, gguf, words } = splitWords(model);
  if (gguf === undefined) return null;
  const id = ggufId(gguf.file);
  const manifest = pinned.get(id) ?? null;
  // As src/gguf/cpu-memory.ts computes it from the header: weights, scores of a piece of prompt, scratch, and the cache.
  const cacheBytes = gguf.layers * gguf.keyValueHeads * gguf.headSize * 2 * 2 * contextTokens;
  const scoreBytes = 512 * (tokenTable?.vocabulary ?? 0) * 4;
  const memoryBytes = gguf.fileBytes + scoreBytes + 64 * 2 ** 20 + cacheBytes;
  return {
    id,
    ...words,
    quantization: gguf.quantization,
    twinId: null,
    repo: gguf.repo,
    libraryUrl: null,
    ggufFile: gguf.file,
    extraFiles: [],
    downloadBytes: manifest === null ? gguf.fileBytes : totalBytes(manifest),
    memoryBytes,
    contextTokens,
    needs: { features: [], limits: {}, memoryBytes },
    manifest,
  };
}
