import { ggufStem, isGgufPath, partOf, quantizationInName } from './gguf-name.ts';
import { sizeOf } from './model-files.ts';
import type { HubFile } from './hub-api.ts';
import type { ManifestFile } from './model-manifest.ts';

/** One model of a repository: a file, or the parts of one in their order. */
export interface GgufListing {
  /** Its path without ending and without what numbers the part. */
  readonly name: string;
  /** From its name; null where that does not tell. */
  readonly quantization: string | null;
  readonly sizeBytes: number;
  readonly files: readonly ManifestFile[];
}

/** Such files hold the eyes and ears of a model, and the statistics with which one was made smaller. */
const noModel = /(?:^|[-_.])(?:mmproj|imatrix)(?:[-_.]|$)/i;

/** The models among a repository's files, the smallest first. Without a hash, or with parts missing, a file is left out. */
export function listGgufsOf(tree: readonly HubFile[]): readonly GgufListing[] {
  const groups = new Map<string, ManifestFile[]>();
  for (const { path, sizeBytes, sha256 } of tree) {
    if (!isGgufPath(path) || sha256 === null || noModel.test(ggufStem(path))) continue;
    const key = `${nameOf(path)} ${partOf(path)?.count ?? 1}`;
    groups.set(key, [...(groups.get(key) ?? []), { path, sizeBytes, sha256 }]);
  }
  return [...groups.values()]
    .map((files) => files.toSorted((one, other) => numberOf(one) - numberOf(other)))
    .filter(isComplete)
    .map((files) => {
      const path = files[0]?.path ?? '';
      return {
        name: nameOf(path),
        quantization: quantizationInName(path),
        sizeBytes: sizeOf(files),
        files,
      };
    })
    .toSorted((one, other) => one.sizeBytes - other.sizeBytes);
}

function nameOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return folder + ggufStem(path);
}

const numberOf = ({ path }: ManifestFile): number => partOf(path)?.no ?? 1;

function isComplete(files: readonly ManifestFile[]): boolean {
  const count = partOf(files[0]?.path ?? '')?.count ?? 1;
  return files.length === count && files.every((file, index) => numberOf(file) === index + 1);
}
