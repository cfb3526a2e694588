import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packRevision } from '../../src/models/pack-revision.ts';
import { sha256Hex } from '../../src/models/sha256.ts';
import type { ManifestFile } from '../../src/models/model-manifest.ts';
import { openLlamaPack, quantization } from '../../src/repack/llama-pack.ts';
import { fileSource } from './file-source.ts';
import { packOptions, starter } from './starter.ts';
import type { PackFacts } from './starter-build.ts';

/** Repacks the GGUF into `folder`, reports each shard, and describes the result. */
export async function writePack(
  weightsPath: string,
  licencePath: string,
  folder: string,
  report: (writtenBytes: number, totalBytes: number) => void,
): Promise<PackFacts> {
  const files: ManifestFile[] = [];
  const write = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    await writeFile(join(folder, path), bytes);
    files.push({ path, sizeBytes: bytes.length, sha256: await sha256Hex(bytes) });
  };
  const handle = await open(weightsPath);
  try {
    const pack = await openLlamaPack(await fileSource(handle), packOptions);
    let writtenBytes = 0;
    for await (const { path, bytes } of pack.files()) {
      await write(path, bytes);
      if (!path.endsWith('.bin')) continue;
      writtenBytes += bytes.length;
      report(writtenBytes, pack.weightBytes);
    }
    await write('LICENSE', new Uint8Array(await readFile(licencePath)));
    const { features, id, licence, limits } = starter;
    const { contextTokens, memoryBytes } = pack;
    const revision = await packRevision(files);
    return {
      id,
      revision,
      files,
      licence,
      contextTokens,
      quantization,
      needs: { features, limits, memoryBytes },
    };
  } finally {
    await handle.close();
  }
}
