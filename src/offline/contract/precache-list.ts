import type { ManifestFile } from '../../models/model-manifest.ts';

/**
 * What the build tells the service worker: every file that has to be on the device for the site to work without a
 * network. Paths are relative to the site's folder. The lists of two builds differ when any of their files does.
 */
export interface PrecacheList {
  /** 16 hex digits: a hash over all that follows. */
  readonly version: string;
  /** What the page needs to open and to show everything: light, and kept at the first visit. */
  readonly shell: readonly ManifestFile[];
  /** The page's words in other languages than English: each is kept once somebody reads it, and through updates. */
  readonly languages: readonly ManifestFile[];
  /** The scripts of the engine on the GPU: heavy, and kept once the visitor has agreed to a model for it. */
  readonly engine: readonly ManifestFile[];
  /** Script and program of the engine on the CPU, likewise. */
  readonly cpuEngine: readonly ManifestFile[];
  /** Model libraries that come with the site. They are kept where the engine reads them, and nowhere else. */
  readonly libraries: readonly ManifestFile[];
}
