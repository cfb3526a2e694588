// What the page and the downloads thread say about GGUF files: those that a visitor brings, and those on a hub.
import type { GgufWarning } from '../../models/gguf-warning.ts';
import type { GgufListing } from '../../models/gguf-listing.ts';
import type { CompiledManifest, GgufManifest } from '../../models/model-manifest.ts';
import type { ModelSource } from '../../models/model-source.ts';
import type { LibraryShape } from '../../repack/fits-library.ts';
import type { PackFiles, PackProgress } from './packs-contract.ts';

export interface GgufContract {
  /** Reads the headers of one GGUF or of all its parts, and judges them; stores nothing. */
  describeGguf: { params: DescribeGgufParams; event: never; result: GgufDescription };
  /** Hashes every file and stores it; after a failure everything is as before. */
  importGguf: { params: DescribeGgufParams; event: PackProgress; result: GgufManifest };
  /** Which GGUF models a repository of a hub holds; asks the first hub that answers. */
  listGgufs: { params: ListGgufsParams; event: never; result: GgufRepo };
  /** Reads the headers of files on a hub, as much as that takes, and judges them. */
  describeHubGguf: { params: DescribeHubGgufParams; event: never; result: HubGguf };
  /** Turns a stored GGUF into a model for the graphics chip and stores it beside; after a failure nothing is left of it. */
  repackGguf: { params: RepackGgufParams; event: PackProgress; result: CompiledManifest };
}

/** What is known of the machine, and what of the site. */
export interface GgufHost {
  /** As the browser hints; null where it does not. */
  deviceBytes: number | null;
  /** The library for the graphics chip that comes with the site; null where the chip cannot run it. */
  library: LibraryShape | null;
}

export interface DescribeGgufParams extends PackFiles, GgufHost {}

export interface GgufDescription {
  /** The name of the file, or the model's own where that says nothing. */
  name: string;
  /** What the file calls itself; may be empty. */
  ownName: string;
  maker: string;
  licence: GgufManifest['licence'];
  architecture: string;
  parameters: number;
  quantization: string;
  /** What is offered here, and what it was trained for. */
  contextTokens: number;
  trainedTokens: number;
  sizeBytes: number;
  memoryBytes: number;
  /** How many files it comes in. */
  parts: number;
  warnings: readonly GgufWarning[];
  /** What the build for the graphics chip would take; null where there is none and the processor computes. */
  chipBytes: number | null;
}

export interface ListGgufsParams {
  /** As the visitor typed it: a name, or the address of a page. */
  repo: string;
  hubs: readonly string[];
}

export interface GgufRepo {
  /** `owner/name`. */
  repo: string;
  hub: string;
  commit: string;
  /** As the hub says, such as `apache-2.0`; empty where it does not. */
  licence: string;
  models: readonly GgufListing[];
}

export interface DescribeHubGgufParams extends GgufHost {
  repo: GgufRepo;
  listing: GgufListing;
  hubs: readonly string[];
}

export interface HubGguf {
  description: GgufDescription;
  manifest: GgufManifest;
  source: ModelSource;
}

export interface RepackGgufParams {
  manifest: GgufManifest;
  /** The compiled model whose library is used. */
  starter: CompiledManifest;
  library: LibraryShape;
}
