// A site of a few bytes, its host and a browser for it.
import { sha256Hex } from '../../models/sha256.ts';
import { MemoryCaches } from './memory-caches.ts';
import type { ManifestFile } from '../../models/model-manifest.ts';
import type { PrecacheList } from '../contract/precache-list.ts';
import type { SitePlatform } from '../worker/offline-site.ts';

export const scope = 'https://host.example/sub/';

async function describe([path, text]: [string, string]): Promise<ManifestFile> {
  const bytes = new TextEncoder().encode(text);
  return { path, sizeBytes: bytes.byteLength, sha256: await sha256Hex(bytes) };
}

/** @param files the text of each file by its path; `engine…`, `cpu…`, `de…` and `libraries/…` go into their groups */
export async function listOf(
  version: string,
  files: Readonly<Record<string, string>>,
): Promise<PrecacheList> {
  const all = await Promise.all(Object.entries(files).map(describe));
  const isEngine = ({ path }: ManifestFile): boolean => path.startsWith('assets/engine');
  const isCpuEngine = ({ path }: ManifestFile): boolean => path.startsWith('assets/cpu');
  const isLanguage = ({ path }: ManifestFile): boolean => path.startsWith('assets/de-');
  const isLibrary = ({ path }: ManifestFile): boolean => path.startsWith('libraries/');
  return {
    version,
    shell: all.filter((file) => ![isEngine, isCpuEngine, isLanguage, isLibrary].some((isIt) => isIt(file))),
    languages: all.filter(isLanguage),
    engine: all.filter(isEngine),
    cpuEngine: all.filter(isCpuEngine),
    libraries: all.filter(isLibrary),
  };
}

/** A browser and a host; both can be told to misbehave. */
export class PlatformDouble implements SitePlatform {
  readonly memory = new MemoryCaches();
  readonly caches = this.memory.asCacheStorage();
  /** What the host has, by path; a path that is not there is answered 404. */
  files: Readonly<Record<string, string>> = {};
  isOnline = true;
  updating = false;
  readonly locks = new Set<string>();
  /** Paths that the host was asked for. */
  readonly asked: string[] = [];
  timeMs = 0;

  fetch = async (request: Request | string): Promise<Response> => {
    const url = typeof request === 'string' ? request : request.url;
    const path = url.slice(scope.length);
    this.asked.push(path);
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    const text = this.files[path];
    return text === undefined ? new Response('Not found', { status: 404 }) : new Response(text);
  };

  heldLocks = async (): Promise<ReadonlySet<string>> => this.locks;

  isUpdating = (): boolean => this.updating;

  skipWaiting = async (): Promise<void> => undefined;

  now = (): number => ++this.timeMs;
}
