import { existsSync, readFileSync } from 'node:fs';
import { sha256Hex } from '../../src/models/sha256.ts';
import type { ManifestFile, ModelManifest } from '../../src/models/model-manifest.ts';
import { Problem } from './problem.ts';
import { paths, starter } from './starter.ts';
import { writeGguf } from './write-gguf.ts';
import { writePack } from './write-pack.ts';

/** What a fresh build says of itself; the library is described elsewhere. */
export type PackFacts = Omit<ModelManifest, 'library'>;

/** One of the forms in which the starter model is made. */
export interface StarterBuild {
  /** The committed manifest. */
  readonly manifestPath: string;
  /** Holds one folder per revision. */
  readonly revisions: string;
  /** Writes the files into `folder` and reports how far it is. */
  readonly write: (
    weightsPath: string,
    licencePath: string,
    folder: string,
    report: (writtenBytes: number, totalBytes: number) => void,
  ) => Promise<PackFacts>;
  /** The compiled library that it needs, as it lies in `public/`. */
  readonly readLibrary: () => Promise<ManifestFile | null>;
}

async function readLibrary(): Promise<ManifestFile> {
  if (!existsSync(paths.library)) {
    throw new Problem(`public/${starter.libraryPath} is missing; build the model library first.`);
  }
  const bytes = new Uint8Array(readFileSync(paths.library));
  return { path: starter.libraryPath, sizeBytes: bytes.length, sha256: await sha256Hex(bytes) };
}

export const starterBuilds: readonly StarterBuild[] = [
  { manifestPath: paths.manifest, revisions: paths.revisions, write: writePack, readLibrary },
  {
    manifestPath: paths.ggufManifest,
    revisions: paths.ggufRevisions,
    write: writeGguf,
    readLibrary: () => Promise.resolve(null),
  },
];
