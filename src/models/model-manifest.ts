import {
  invalidManifest,
  readHttpsUrl,
  readList,
  readPath,
  readRecord,
  readSafeInteger,
  readText,
} from './read-manifest-field.ts';

/** A file that can be fetched and checked. */
export interface ManifestFile {
  /** Where it lies, with `/` between folders, relative to what the holder of this entry says. */
  readonly path: string;
  /** Its exact length in bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of its bytes, 64 lower-case hex digits. */
  readonly sha256: string;
}

/**
 * Everything that may enter the cache for one model. What a hub, a mirror, a USB stick or a neighbour sends is
 * checked against this, and this came with the site.
 */
interface ManifestFacts {
  /** The model's name in addresses and settings, such as `SmolLM2-135M-Instruct-q4f32_a`. */
  readonly id: string;
  /** 16 to 64 lower-case hex digits that pin the files' content: a commit, or a hash over the files. */
  readonly revision: string;
  /** The files of the pack, by path relative to the pack. */
  readonly files: readonly ManifestFile[];
  /** The licence of the weights: its SPDX name and an https address to read it; null where nobody gives one. */
  readonly licence: { readonly spdx: string; readonly url: string | null };
  /** The longest context, prompt and reply together, in tokens. */
  readonly contextTokens: number;
  /** The weight scheme, such as `q4f32_a`; the library was compiled for it. */
  readonly quantization: string;
  /** What the device must offer. */
  readonly needs: {
    /** WebGPU features by their names in the specification, such as `shader-f16`. */
    readonly features: readonly string[];
    /** The least value of WebGPU limits, by their names in the specification. */
    readonly limits: Readonly<Record<string, number>>;
    /** GPU memory when loaded with a full context, in bytes; an estimate. */
    readonly memoryBytes: number;
  };
}

/** A model compiled for WebGPU: MLC's weights and a library. */
export interface CompiledManifest extends ManifestFacts {
  /** The compiled model library; its path is relative to the root of the site. */
  readonly library: ManifestFile;
}

/** A model as GGUF: one file, or the parts of one in order. */
export interface GgufManifest extends ManifestFacts {
  readonly library: null;
}

export type ModelManifest = CompiledManifest | GgufManifest;

const hash = /^[0-9a-f]{64}$/;
const revision = /^[0-9a-f]{16,64}$/;
const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const feature = /^[a-z][a-z0-9-]{0,63}$/;
const limit = /^[a-z][A-Za-z0-9]{0,63}$/;

/** A manifest from untrusted data, without anything it should not hold. Throws `manifest-invalid` with the reason. */
export function parseModelManifest(value: unknown): ModelManifest {
  const manifest = readRecord(value, 'the manifest');
  const licence = readRecord(manifest.licence, 'licence');
  return {
    id: readText(manifest.id, 'id', identifier),
    revision: readText(manifest.revision, 'revision', revision),
    library: manifest.library === null ? null : readFile(manifest.library, 'library'),
    files: readFiles(manifest.files),
    licence: {
      spdx: readText(licence.spdx, 'licence.spdx', identifier),
      url: licence.url === null ? null : readHttpsUrl(licence.url, 'licence.url'),
    },
    contextTokens: readSafeInteger(manifest.contextTokens, 'contextTokens', 1),
    quantization: readText(manifest.quantization, 'quantization', identifier),
    needs: parseNeeds(manifest.needs),
  };
}

/** The manifest of a compiled model from untrusted data. Throws `manifest-invalid`, also for a model of another kind. */
export function parseCompiledManifest(value: unknown): CompiledManifest {
  const manifest = parseModelManifest(value);
  if (manifest.library === null) throw invalidManifest('there is no compiled library');
  return manifest;
}

/** The manifest of a GGUF from untrusted data. Throws `manifest-invalid`, also for a model of another kind. */
export function parseGgufManifest(value: unknown): GgufManifest {
  const manifest = parseModelManifest(value);
  if (manifest.library !== null) throw invalidManifest('a GGUF has no compiled library');
  return manifest;
}

/** What a device must offer, from untrusted data. Throws `manifest-invalid` with the reason. */
export function parseNeeds(value: unknown): ModelManifest['needs'] {
  const needs = readRecord(value, 'needs');
  return {
    features: readList(needs.features, 'needs.features').map((name) =>
      readText(name, 'needs.features', feature),
    ),
    limits: readLimits(needs.limits),
    memoryBytes: readSafeInteger(needs.memoryBytes, 'needs.memoryBytes', 0),
  };
}

function readFiles(value: unknown): ManifestFile[] {
  const files = readList(value, 'files').map((file, index) => readFile(file, `files[${index}]`));
  if (files.length === 0) throw invalidManifest('there are no files');
  // A pack may be carried on a file system that does not tell upper from lower case.
  const paths = new Set(files.map(({ path }) => path.toLowerCase()));
  if (paths.size !== files.length) throw invalidManifest('two files have the same path');
  readSafeInteger(
    files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    'the size of all files',
    0,
  );
  return files;
}

function readFile(value: unknown, where: string): ManifestFile {
  const file = readRecord(value, where);
  return {
    path: readPath(file.path, `${where}.path`),
    sizeBytes: readSafeInteger(file.sizeBytes, `${where}.sizeBytes`, 0),
    sha256: readText(file.sha256, `${where}.sha256`, hash),
  };
}

function readLimits(value: unknown): Record<string, number> {
  const entries = readList(Object.entries(readRecord(value, 'needs.limits')), 'needs.limits');
  return Object.fromEntries(
    (entries as [string, unknown][]).map(([name, least]) => [
      readText(name, 'needs.limits', limit),
      readSafeInteger(least, `needs.limits.${name}`, 0),
    ]),
  );
}
