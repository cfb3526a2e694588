/** Random access to the bytes of a file that is too large to hold: a picked `File`, or a file handle in a tool. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `lengthBytes` bytes from `offsetBytes`; the caller stays inside the file. */
  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array>;
}

/** A `Blob` or `File` as a source: only the slices that are asked for are read. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    read: async (offsetBytes, lengthBytes) =>
      new Uint8Array(await blob.slice(offsetBytes, offsetBytes + lengthBytes).arrayBuffer()),
  };
}
