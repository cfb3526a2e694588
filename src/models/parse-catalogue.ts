// A catalogue as a site's owner, or a maintainer's tool, wrote it: nothing in it is trusted.
import {
  invalidManifest,
  readHttpsUrl,
  readList,
  readPath,
  readPositiveNumber,
  readRecord,
  readSafeInteger,
  readSentence,
  readText,
} from './read-manifest-field.ts';
import { isGgufPath } from './gguf-name.ts';
import { parseModelManifest, parseNeeds } from './model-manifest.ts';
import { totalBytes } from './model-files.ts';
import { starterManifest } from './starter-model.ts';
import { isLoopback } from './web-address.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { ModelManifest } from './model-manifest.ts';

const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const repository = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const maximumEntries = 512;

/**
 * The entries of a catalogue from untrusted data, without anything they should not hold. An entry without a
 * repository can only be the starter model, and is completed from the manifest that came with the site.
 * @throws AppError `manifest-invalid` with the place of the fault
 */
export function parseCatalogue(value: unknown): readonly CatalogueEntry[] {
  const list = readList(value, 'the catalogue');
  if (list.length === 0) throw invalidManifest('the catalogue is empty');
  if (list.length > maximumEntries)
    throw invalidManifest(`the catalogue has more than ${maximumEntries} entries`);
  const entries = list.map((entry, index) => readEntry(entry, `models[${index}]`));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  if (byId.size !== entries.length) throw invalidManifest('two models have the same id');
  for (const { id, twinId } of entries) {
    if (twinId !== null && (twinId === id || byId.get(twinId)?.twinId !== id)) {
      throw invalidManifest(`the twin of ${id} does not name it as its twin`);
    }
  }
  return entries;
}

function readEntry(value: unknown, where: string): CatalogueEntry {
  const entry = readRecord(value, where);
  const id = readText(entry.id, `${where}.id`, identifier);
  const described = {
    id,
    name: readSentence(entry.name, `${where}.name`),
    family: readSentence(entry.family, `${where}.family`),
    maker: readSentence(entry.maker, `${where}.maker`),
    parameters: readPositiveNumber(entry.parameters, `${where}.parameters`),
    quantization: readText(entry.quantization, `${where}.quantization`, identifier),
    twinId: entry.twinId === null ? null : readText(entry.twinId, `${where}.twinId`, identifier),
    contextTokens: readSafeInteger(entry.contextTokens, `${where}.contextTokens`, 1),
    licence: readLicence(entry.licence, `${where}.licence`),
    languages: readList(entry.languages, `${where}.languages`).map((language) =>
      readSentence(language, `${where}.languages`),
    ),
    goodAt: readSentence(entry.goodAt, `${where}.goodAt`),
    weakAt: readSentence(entry.weakAt, `${where}.weakAt`),
    tools: entry.tools === true,
    ...(entry.thinks === true && { thinks: true }),
    ...(entry.systemPrompt !== undefined && {
      systemPrompt: readSentence(entry.systemPrompt, `${where}.systemPrompt`),
    }),
    kind: readKind(entry.kind, `${where}.kind`),
  };
  return { ...described, ...readFiles(entry, id, where) };
}

type Files = Pick<
  CatalogueEntry,
  'repo' | 'libraryUrl' | 'ggufFile' | 'extraFiles' | 'downloadBytes' | 'memoryBytes' | 'needs' | 'manifest'
>;

function readFiles(entry: Record<string, unknown>, id: string, where: string): Files {
  if (entry.repo === null) return filesOfStarter(id, where);
  const manifest = readManifest(entry.manifest, id, where);
  return {
    repo: readText(entry.repo, `${where}.repo`, repository),
    ...readBuild(entry, where),
    extraFiles: readList(entry.extraFiles ?? [], `${where}.extraFiles`).map((path) =>
      readPath(path, `${where}.extraFiles`),
    ),
    downloadBytes:
      manifest === null
        ? readSafeInteger(entry.downloadBytes, `${where}.downloadBytes`, 1)
        : totalBytes(manifest),
    memoryBytes: readSafeInteger(entry.memoryBytes, `${where}.memoryBytes`, 1),
    needs: parseNeeds(entry.needs),
    manifest,
  };
}

/** A compiled model has a library, a GGUF has none. */
function readBuild(
  entry: Record<string, unknown>,
  where: string,
): Pick<CatalogueEntry, 'libraryUrl' | 'ggufFile'> {
  const { ggufFile = null, libraryUrl } = entry;
  if (ggufFile === null)
    return { libraryUrl: readLibraryUrl(libraryUrl, `${where}.libraryUrl`), ggufFile: null };
  if (libraryUrl !== null) throw invalidManifest(`${where}.libraryUrl has to be null beside a ggufFile`);
  const path = readPath(ggufFile, `${where}.ggufFile`);
  if (!isGgufPath(path)) throw invalidManifest(`${where}.ggufFile does not end with .gguf`);
  return { libraryUrl: null, ggufFile: path };
}

function filesOfStarter(id: string, where: string): Files {
  if (id !== starterManifest.id) throw invalidManifest(`${where}.repo is missing`);
  return {
    repo: null,
    libraryUrl: null,
    ggufFile: null,
    extraFiles: [],
    downloadBytes: totalBytes(starterManifest),
    memoryBytes: starterManifest.needs.memoryBytes,
    needs: starterManifest.needs,
    manifest: starterManifest,
  };
}

function readManifest(value: unknown, id: string, where: string): ModelManifest | null {
  if (value === null || value === undefined) return null;
  const manifest = parseModelManifest(value);
  if (manifest.id !== id) throw invalidManifest(`${where}.manifest belongs to another model`);
  return manifest;
}

function readLicence(value: unknown, where: string): CatalogueEntry['licence'] {
  const licence = readRecord(value, where);
  return {
    name: readSentence(licence.name, `${where}.name`),
    spdx: readText(licence.spdx, `${where}.spdx`, identifier),
    url: readHttpsUrl(licence.url, `${where}.url`),
  };
}

function readKind(value: unknown, where: string): CatalogueEntry['kind'] {
  if (value === 'chat' || value === 'embedding') return value;
  throw invalidManifest(`${where} is neither “chat” nor “embedding”`);
}

/** https, or the visitor's own machine, where mirrors are tried out. */
function readLibraryUrl(value: unknown, where: string): string {
  if (typeof value === 'string' && value.length <= 2048 && isLoopback(value)) return value;
  return readHttpsUrl(value, where);
}
