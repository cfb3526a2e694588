import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from '../../src/gguf/byte-source.ts';

/** An open file as a source; the caller closes the handle. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    read: async (offsetBytes, lengthBytes) => {
      const { buffer, bytesRead } = await handle.read(
        new Uint8Array(lengthBytes),
        0,
        lengthBytes,
        offsetBytes,
      );
      return buffer.subarray(0, bytesRead);
    },
  };
}
