import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packRevision } from '../../src/models/pack-revision.ts';
import { sha256Hex } from '../../src/models/sha256.ts';
import type { ManifestFile } from '../../src/models/model-manifest.ts';
import { starter, starterGguf } from './starter.ts';
import type { PackFacts } from './starter-build.ts';

/**
 * Memory when loaded, in bytes: the weights, the key and value cache (2 x 30 layers x 3 heads x 64 x 2 bytes for each
 * token of context), and 100 MB for the graph, the tokenizer and the program itself.
 */
const memoryBytes = (weightBytes: number): number =>
  weightBytes + 2 * 30 * 3 * 64 * 2 * starterGguf.contextTokens + 100e6;

/** Puts the GGUF into `folder` as it is, and describes it. */
export async function writeGguf(
  weightsPath: string,
  licencePath: string,
  folder: string,
  report: (writtenBytes: number, totalBytes: number) => void,
): Promise<PackFacts> {
  const { id, path, quantization, contextTokens } = starterGguf;
  const describe = async (name: string, from: string): Promise<ManifestFile> => {
    await copyFile(from, join(folder, name));
    const bytes = new Uint8Array(await readFile(from));
    return { path: name, sizeBytes: bytes.length, sha256: await sha256Hex(bytes) };
  };
  const weights = await describe(path, weightsPath);
  report(weights.sizeBytes, weights.sizeBytes);
  const files = [weights, await describe('LICENSE', licencePath)];
  return {
    id,
    revision: await packRevision(files),
    files,
    licence: starter.licence,
    contextTokens,
    quantization,
    needs: { features: [], limits: {}, memoryBytes: memoryBytes(weights.sizeBytes) },
  };
}
