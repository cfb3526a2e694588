import { blobSource } from '../byte-source.ts';
import { readGguf } from '../read-gguf.ts';
import type { GgufTensor } from '../gguf-file.ts';

const alignmentBytes = 32;
/** Magic, version and the two counts. */
const fixedHeaderBytes = 24;
const types = { u16: 2, i32: 5 } as const;

/** Numbers and texts as the format has them, little-endian. */
class Writer {
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  lengthBytes = 0;

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.parts.push(bytes);
    this.lengthBytes += bytes.length;
  }

  integer(value: number, sizeBytes: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
    this.add(bytes.slice(0, sizeBytes));
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.integer(bytes.length, 8);
    this.add(bytes);
  }

  pad(): void {
    this.add(new Uint8Array((alignmentBytes - (this.lengthBytes % alignmentBytes)) % alignmentBytes));
  }

  blob(): Blob {
    return new Blob(this.parts);
  }
}

/** Where the list of tensors begins: at the entry of the first one. */
function positionOfInfos(head: Uint8Array, first: string): number {
  const text = new TextDecoder('latin1');
  const pattern = `${String.fromCharCode(first.length)}${'\0'.repeat(7)}${first}`;
  return text.decode(head).indexOf(pattern, fixedHeaderBytes);
}

/** The types' numbers are not in what is read of a file; the header has them. */
function typeOf(head: Uint8Array<ArrayBuffer>, { name, dimensions }: GgufTensor): number {
  const position = positionOfInfos(head, name) + 8 + name.length + 4 + 8 * dimensions.length;
  return new DataView(head.buffer, head.byteOffset).getUint32(position, true);
}

/**
 * A sound GGUF in two, as `gguf-split` of llama.cpp leaves it: the first part has all metadata, each has a share of the
 * tensors.
 */
export async function splitGguf(whole: Blob): Promise<readonly [Blob, Blob]> {
  const tensors = [...(await readGguf(blobSource(whole))).tensors.values()];
  const dataOffset = Math.min(...tensors.map(({ offsetBytes }) => offsetBytes));
  const head = new Uint8Array(await whole.slice(0, dataOffset).arrayBuffer());
  const metadata = head.slice(fixedHeaderBytes, positionOfInfos(head, tensors[0]?.name ?? ''));
  const entries = Number(new DataView(head.buffer).getBigUint64(16, true));
  const half = Math.ceil(tensors.length / 2);
  const write = async (number: number, share: readonly GgufTensor[]): Promise<Blob> => {
    const writer = new Writer();
    writer.add(head.slice(0, 8));
    writer.integer(share.length, 8);
    writer.integer((number === 0 ? entries : 0) + 3, 8);
    if (number === 0) writer.add(metadata);
    for (const [key, type, value] of [
      ['split.no', 'u16', number],
      ['split.count', 'u16', 2],
      ['split.tensors.count', 'i32', tensors.length],
    ] as const) {
      writer.text(key);
      writer.integer(types[type], 4);
      writer.integer(value, type === 'u16' ? 2 : 4);
    }
    let offset = 0;
    for (const tensor of share) {
      writer.text(tensor.name);
      writer.integer(tensor.dimensions.length, 4);
      for (const size of tensor.dimensions) writer.integer(size, 8);
      writer.integer(typeOf(head, tensor), 4);
      writer.integer(offset, 8);
      offset += Math.ceil(tensor.sizeBytes / alignmentBytes) * alignmentBytes;
    }
    writer.pad();
    for (const { offsetBytes, sizeBytes } of share) {
      const bytes = whole.slice(offsetBytes, offsetBytes + sizeBytes);
      writer.add(new Uint8Array(await bytes.arrayBuffer()));
      writer.pad();
    }
    return writer.blob();
  };
  return [await write(0, tensors.slice(0, half)), await write(1, tensors.slice(half))];
}
