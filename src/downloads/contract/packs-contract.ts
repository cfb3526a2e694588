// What the page and the downloads thread say about model packs: one file that carries a whole model.
import type { ModelManifest } from '../../models/model-manifest.ts';

export interface PacksContract {
  /** Writes a model that is stored here as a pack; every file is verified on its way. */
  exportPack: { params: ExportPackParams; event: PackProgress; result: ExportedPack };
  /** Reads what a pack says it is, and nothing more. */
  readPack: { params: PackFiles; event: never; result: PackDescription };
  /**
   * Verifies every file of a pack and stores it; after a failure everything is as before. The result is the manifest
   * under which it is stored: a pack that nobody vouches for gets a revision made of its content.
   */
  importPack: { params: ImportPackParams; event: PackProgress; result: ModelManifest };
}

export interface ExportPackParams {
  manifest: ModelManifest;
  name: string;
  maker: string;
  /** Where to write; null gives the pack back as blobs. */
  handle: FileSystemFileHandle | null;
  /** Cut into parts of at most so many bytes; null for one file. Only without a handle. */
  splitBytes: number | null;
}

export interface ExportedPack {
  /** File names and contents; empty when it was written to a handle. */
  parts: readonly { name: string; blob: Blob }[];
}

export interface PackFiles {
  /** One pack, the parts of one in any order, or the files of a pack that was unpacked. */
  files: readonly { path: string; blob: Blob }[];
}

export interface PackDescription {
  manifest: ModelManifest;
  name: string;
  maker: string;
}

export interface ImportPackParams extends PackFiles {
  /** What this site knows of the same model and revision; a pack that says otherwise is refused. Null: nothing. */
  trusted: ModelManifest | null;
}

export interface PackProgress {
  doneBytes: number;
  totalBytes: number;
}
