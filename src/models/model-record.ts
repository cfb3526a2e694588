import { parseModelManifest } from './model-manifest.ts';
import type { ModelManifest } from './model-manifest.ts';
import type { ModelSource } from './model-source.ts';

/** What this device knows of a model that it has or had. */
export interface ModelRecord {
  /** Binding from the moment it was stored: whatever arrives later is checked against it. */
  readonly manifest: ModelManifest;
  /** Where its files come from; without URLs for a model that came as a pack. */
  readonly source: ModelSource;
  /**
   * `hub`: what a hub said of a model of the catalogue. `pack`: its list of files came with it. `file`: it was made of a
   * GGUF that the visitor brought or named.
   */
  readonly origin: 'hub' | 'pack' | 'file';
  /** What to call it, for a model that no catalogue knows. */
  readonly name: string;
  readonly maker: string;
  /** Milliseconds since 1970; null before it was used or checked. */
  readonly lastUsedAtMs: number | null;
  readonly verifiedAtMs: number | null;
  /** What the check of known answers found, by the name of the GPU and the browser. */
  readonly answers: Readonly<Record<string, 'right' | 'right-when-fresh'>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asTime = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const asText = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

function asUrls(value: unknown): string[] {
  const isUrl = (url: unknown): url is string => typeof url === 'string' && URL.canParse(url);
  return Array.isArray(value) ? value.filter(isUrl) : [];
}

function asAnswers(value: unknown): ModelRecord['answers'] {
  const isVerdict = (verdict: unknown): verdict is 'right' | 'right-when-fresh' =>
    verdict === 'right' || verdict === 'right-when-fresh';
  const pairs = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(pairs.flatMap(([gpu, verdict]) => (isVerdict(verdict) ? [[gpu, verdict]] : [])));
}

/** The record in stored data, which another version of the site may have written; null when it is not one. */
export function parseModelRecord(value: unknown): ModelRecord | null {
  if (!isRecord(value)) return null;
  try {
    const source = isRecord(value.source) ? value.source : {};
    return {
      manifest: parseModelManifest(value.manifest),
      source: { filesUrls: asUrls(source.filesUrls), libraryUrls: asUrls(source.libraryUrls) },
      origin: value.origin === 'pack' || value.origin === 'file' ? value.origin : 'hub',
      name: asText(value.name),
      maker: asText(value.maker),
      lastUsedAtMs: asTime(value.lastUsedAtMs),
      verifiedAtMs: asTime(value.verifiedAtMs),
      answers: asAnswers(value.answers),
    };
  } catch {
    return null;
  }
}
