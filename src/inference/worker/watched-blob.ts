/**
 * The same bytes as another blob, not copied, which tells how many of them are asked for. wllama reads a file in slices
 * where WebAssembly can wait for a promise, and as one stream where it cannot.
 */
export class WatchedBlob extends Blob {
  private readonly onRead: (bytes: number) => void;

  constructor(blob: Blob, onRead: (bytes: number) => void) {
    super([blob]);
    this.onRead = onRead;
  }

  override slice(start?: number, end?: number, contentType?: string): Blob {
    const part = super.slice(start, end, contentType);
    this.onRead(part.size);
    return part;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const { onRead } = this;
    return super.stream().pipeThrough(
      new TransformStream({
        transform(chunk: Uint8Array<ArrayBuffer>, controller) {
          onRead(chunk.byteLength);
          controller.enqueue(chunk);
        },
      }),
    );
  }
}
