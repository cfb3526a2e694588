// Pure: the engine's records, our words and recorded manifests in, the catalogue out.
import { totalBytes } from '../../src/models/model-files.ts';
import { starterManifest } from '../../src/models/starter-model.ts';
import {
  downloadBytes,
  memoryBytes,
  quantizationOf,
  requiredFeatures,
  requiredLimits,
  tableBytes,
} from './estimate.ts';
import { ggufEntry } from './gguf-entry.ts';
import type { CatalogueEntry } from '../../src/models/catalogue-entry.ts';
import type { ModelManifest } from '../../src/models/model-manifest.ts';
import { splitWords, type ModelWords } from './model-words.ts';
import type { starterWords } from './words.ts';

/** What this tool reads of a record of web-llm's `prebuiltAppConfig`. */
export interface EngineRecord {
  model: string;
  model_id: string;
  model_lib: string;
  model_manifest?: string;
  vram_required_MB?: number;
  buffer_size_required_bytes?: number;
  overrides?: { context_window_size?: number };
}

/** web-llm's records of embedding models do not say it; the names of their libraries do (`ctx512`). */
const embeddingContextTokens = 512;

/** Every build of every model in `words`, after the starter model. Manifests in `pinned` are taken over by id. */
export function makeCatalogue(
  records: readonly EngineRecord[],
  words: readonly ModelWords[],
  pinned: ReadonlyMap<string, ModelManifest>,
  starter: typeof starterWords,
): readonly CatalogueEntry[] {
  const builds = words.flatMap((model) => {
    const compiled = model.builds.map((id) => {
      const record = records.find(({ model_id }) => model_id === id);
      if (record === undefined) throw new Error(`web-llm has no record named ${id}`);
      return makeEntry(record, model, pinned.get(id) ?? null);
    });
    const gguf = ggufEntry(model, pinned);
    return gguf === null ? compiled : [...compiled, gguf];
  });
  return [starterEntry(starter), ...builds];
}

function makeEntry(record: EngineRecord, model: ModelWords, manifest: ModelManifest | null): CatalogueEntry {
  const { builds, tokenTable, words } = splitWords(model);
  const quantization = quantizationOf(record.model_id);
  const memory = memoryBytes(record.vram_required_MB ?? 0, words.parameters, quantization);
  const largestTensor = Math.max(
    record.buffer_size_required_bytes ?? 0,
    tokenTable === null ? 0 : tableBytes(tokenTable, quantization),
  );
  return {
    id: record.model_id,
    ...words,
    quantization,
    twinId: builds.find((id) => id !== record.model_id) ?? null,
    repo: new URL(record.model).pathname.slice(1),
    libraryUrl: record.model_lib,
    ggufFile: null,
    extraFiles: record.model_manifest === undefined ? [] : [record.model_manifest],
    downloadBytes: manifest === null ? downloadBytes(words.parameters, quantization) : totalBytes(manifest),
    memoryBytes: memory,
    contextTokens: record.overrides?.context_window_size ?? embeddingContextTokens,
    needs: {
      features: requiredFeatures(quantization),
      limits: requiredLimits(largestTensor),
      memoryBytes: memory,
    },
    manifest,
  };
}

/** Only what is not in its manifest: the page has that already, and fills the rest in (`parse-catalogue.ts`). */
function starterEntry(words: typeof starterWords): CatalogueEntry {
  const { id, quantization, contextTokens, needs } = starterManifest;
  return {
    id,
    ...words,
    quantization,
    twinId: null,
    repo: null,
    libraryUrl: null,
    ggufFile: null,
    extraFiles: [],
    downloadBytes: totalBytes(starterManifest),
    memoryBytes: needs.memoryBytes,
    contextTokens,
    needs,
    manifest: null,
  };
}
