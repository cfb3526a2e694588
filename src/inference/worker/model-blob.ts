/** Large enough that asking the browser for a block costs little beside its bytes. */
const blockBytes = 4 * 2 ** 20;
/** Blocks that are kept at a time: 64 MB, until the model is loaded. */
const keptBlocks = 16;

/**
 * A file of a model, in the form in which wllama reads it: slices where WebAssembly can wait for a promise, one stream
 * where it cannot. llama.cpp asks for one mebibyte at a time, jumps, and asks for most bytes more than once; so whole
 * blocks are read, kept for a while, and the next one is on its way before it is asked for.
 */
export class ModelBlob extends Blob {
  private readonly onRead: (bytes: number) => void;
  /** Those used last come last. */
  private readonly blocks = new Map<number, Promise<Uint8Array>>();

  /** @param onRead told how many more bytes were read */
  constructor(blob: Blob, onRead: (bytes: number) => void) {
    super([blob]);
    this.onRead = onRead;
  }

  override slice(start = 0, end = this.size): Blob {
    return new Slice(super.slice(start, end), () => this.read(start, Math.min(end, this.size)));
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

  /** Lets go of what is kept: the model is loaded. */
  forget(): void {
    this.blocks.clear();
  }

  private async read(start: number, end: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(end - start);
    const last = Math.floor((end - 1) / blockBytes);
    for (let index = Math.floor(start / blockBytes); index <= last; index += 1) {
      const block = await this.block(index);
      const offset = index * blockBytes;
      const part = block.subarray(Math.max(start - offset, 0), end - offset);
      bytes.set(part, Math.max(offset - start, 0));
    }
    // Nobody waits for it; whoever does later is told of a failure.
    if ((last + 1) * blockBytes < this.size) this.block(last + 1).catch(() => undefined);
    return bytes.buffer;
  }

  private block(index: number): Promise<Uint8Array> {
    const block = this.blocks.get(index) ?? this.fetch(index);
    this.blocks.delete(index);
    this.blocks.set(index, block);
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= keptBlocks) break;
      this.blocks.delete(oldest);
    }
    return block;
  }

  private async fetch(index: number): Promise<Uint8Array> {
    const part = super.slice(index * blockBytes, (index + 1) * blockBytes);
    const bytes = new Uint8Array(await part.arrayBuffer());
    this.onRead(bytes.length);
    return bytes;
  }
}

/** Some bytes of a blob, read in a way of our own. */
class Slice extends Blob {
  private readonly read: () => Promise<ArrayBuffer>;

  constructor(blob: Blob, read: () => Promise<ArrayBuffer>) {
    super([blob]);
    this.read = read;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.read();
  }
}
