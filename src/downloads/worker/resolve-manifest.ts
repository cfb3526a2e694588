// Finds out once which files a model consists of, at which commit, with which sizes and hashes. From then on the
// manifest is binding: docs/models.md. Runs in the downloads thread, and in Node when maintainers pin manifests.
import { isAppError } from '../../errors/app-error.ts';
import { hubSource, libraryFileName, libraryUrls } from '../../models/hub-source.ts';
import { engineFiles, weightIndexPath } from '../../models/engine-files.ts';
import { listGgufsOf } from '../../models/gguf-listing.ts';
import { neededFiles } from '../../models/model-files.ts';
import { parseModelManifest } from '../../models/model-manifest.ts';
import { invalidManifest } from '../../models/read-manifest-field.ts';
import { sha256Hex } from '../../models/sha256.ts';
import { fetchSmallFile } from './fetch-small-file.ts';
import { HubReader } from './hub-reader.ts';
import { readHubTree } from './read-hub-tree.ts';
import { storeFile } from './store-file.ts';
import type { NeededFile } from '../../models/model-files.ts';
import type { AppError } from '../../errors/app-error.ts';
import type { CallContext } from '../../channel/answer.ts';
import type { CatalogueEntry } from '../../models/catalogue-entry.ts';
import type { ManifestFile, ModelManifest } from '../../models/model-manifest.ts';
import type {
  ResolvedManifest,
  ResolveManifestParams,
  ResolveProgress,
} from '../contract/downloads-contract.ts';

const longestLibraryBytes = 64 * 2 ** 20;
const wasmMagic = '\0asm';

/** Puts a file that had to be read anyway where the engine finds it. */
type KeepFile = (file: NeededFile, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/**
 * The manifest of a catalogue's model: the one that is recorded, or else what the first hub that can be reached says.
 * Files that had to be read for it, and the library, are stored under their keys at once. The index of the weights is
 * not: it marks a whole model and comes last.
 * @throws AppError `download-failed`, `manifest-invalid`, `integrity-mismatch`, `storage-full`, `storage-unavailable`;
 *   `AbortError` when the caller says so
 */
export async function resolveManifest(
  { entry, hubs, libraries }: ResolveManifestParams,
  context: CallContext<ResolveProgress>,
  keep: KeepFile = storeFile,
): Promise<ResolvedManifest> {
  const recorded = entry.manifest;
  if (recorded !== null) {
    return { manifest: recorded, source: hubSource(entry, recorded.revision, { hubs, libraries }) };
  }
  const failures: Error[] = [];
  for (const hub of hubs) {
    try {
      const { manifest, contents } = await readFromHub(hub, { entry, hubs, libraries }, context);
      await keepContents(manifest, contents, keep);
      const bestFirst = [hub, ...hubs.filter((other) => other !== hub)];
      return { manifest, source: hubSource(entry, manifest.revision, { hubs: bestFirst, libraries }) };
    } catch (error) {
      context.signal.throwIfAborted();
      if (!isAppError(error) || !isFaultOfHub(error.code)) throw error;
      failures.push(error);
    }
  }
  // The first hub is the one that the site's owner prefers, so its failure is the one to mend.
  throw failures[0] ?? invalidManifest('no hub is configured');
}

function isFaultOfHub(code: string): boolean {
  return ['download-failed', 'manifest-invalid', 'integrity-mismatch'].includes(code);
}

interface Resolved {
  manifest: ModelManifest;
  /** Bytes of what had to be read, by path; the library's under its own path. */
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

async function readFromHub(
  hub: string,
  params: ResolveManifestParams,
  context: CallContext<ResolveProgress>,
): Promise<Resolved> {
  const { ggufFile, repo } = params.entry;
  if (ggufFile === null || repo === null) return readCompiled(hub, params, context);
  const { commit, files } = await readHubTree(hub, repo, context.signal);
  const listing = listGgufsOf(files).find((each) => each.files.some(({ path }) => path === ggufFile));
  if (listing === undefined) throw invalidManifest(`the repository lacks ${ggufFile}, or parts of it`);
  const manifest = makeManifest(params.entry, commit, null, listing.files, null);
  return { manifest, contents: new Map() };
}

async function readCompiled(
  hub: string,
  { entry, hubs, libraries }: ResolveManifestParams,
  { signal, emit }: CallContext<ResolveProgress>,
): Promise<Resolved> {
  const reader = await HubReader.open(hub, entry, signal);
  const files = engineFiles(reader.tree, reader.config, reader.shards, entry.extraFiles);
  const unknown = files.filter(({ sha256, path }) => sha256 === null && !reader.contents.has(path));
  const totalFiles = reader.contents.size + unknown.length + 1;
  const report = (): void => emit({ hashedFiles: reader.contents.size, totalFiles });
  report();
  for (const file of unknown) {
    await reader.read(file);
    report();
  }
  const library = await readLibrary(libraryUrls(entry, { hubs, libraries }), entry, signal);
  emit({ hashedFiles: totalFiles, totalFiles });
  const contents = new Map([...reader.contents, [library.file.path, library.bytes]]);
  const manifestFiles = await Promise.all(
    files.map(async ({ path, sizeBytes, sha256 }): Promise<ManifestFile> => {
      const bytes = reader.contents.get(path);
      return { path, sizeBytes, sha256: sha256 ?? (await sha256Hex(bytes ?? new Uint8Array())) };
    }),
  );
  const { commit, config } = reader;
  const manifest = makeManifest(entry, commit, library.file, manifestFiles, config.contextTokens);
  return { manifest, contents };
}

function makeManifest(
  { id, licence, contextTokens, quantization, needs }: CatalogueEntry,
  revision: string,
  library: ManifestFile | null,
  files: readonly ManifestFile[],
  knownTokens: number | null,
): ModelManifest {
  return parseModelManifest({
    id,
    revision,
    library,
    files,
    licence: { spdx: licence.spdx, url: licence.url },
    // The catalogue's figure is what the memory was estimated for; a model may know less, or far more.
    contextTokens: Math.min(contextTokens, knownTokens ?? Infinity),
    quantization,
    needs,
  } satisfies ModelManifest);
}

async function readLibrary(
  urls: readonly string[],
  entry: CatalogueEntry,
  signal: AbortSignal,
): Promise<{ file: ManifestFile; bytes: Uint8Array<ArrayBuffer> }> {
  const failures: AppError[] = [];
  for (const url of urls) {
    try {
      const { bytes } = await fetchSmallFile(url, { signal, maximumBytes: longestLibraryBytes });
      if (new TextDecoder().decode(bytes.subarray(0, 4)) !== wasmMagic) {
        throw invalidManifest('the compiled library is not WebAssembly');
      }
      const path = `libraries/${libraryFileName(entry.libraryUrl ?? url)}`;
      return { file: { path, sizeBytes: bytes.byteLength, sha256: await sha256Hex(bytes) }, bytes };
    } catch (error) {
      signal.throwIfAborted();
      if (!isAppError(error)) throw error;
      failures.push(error);
    }
  }
  throw failures[0] ?? invalidManifest('the model has no compiled library');
}

async function keepContents(
  manifest: ModelManifest,
  contents: Resolved['contents'],
  keep: KeepFile,
): Promise<void> {
  for (const file of neededFiles(manifest)) {
    const bytes = contents.get(file.path);
    if (bytes !== undefined && file.path !== weightIndexPath) await keep(file, bytes);
  }
}
