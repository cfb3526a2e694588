import { invalidGguf } from './gguf-errors.ts';

/** Thrown when the header goes on past the bytes read so far; the reader then fetches a longer prefix. */
export class HeaderContinues extends Error {
  override readonly name = 'HeaderContinues';
}

// A byte-order mark is part of some vocabularies' tokens; it must not be swallowed.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads little-endian header fields one after another from a prefix of the file. */
export class HeaderCursor {
  position = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(prefix: Uint8Array) {
    this.bytes = prefix;
    this.view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.advance(1));
  }

  i8(): number {
    return this.view.getInt8(this.advance(1));
  }

  u16(): number {
    return this.view.getUint16(this.advance(2), true);
  }

  i16(): number {
    return this.view.getInt16(this.advance(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  i32(): number {
    return this.view.getInt32(this.advance(4), true);
  }

  f32(): number {
    return this.view.getFloat32(this.advance(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.advance(8), true);
  }

  u64(): number {
    return this.safe(this.view.getBigUint64(this.advance(8), true));
  }

  i64(): number {
    return this.safe(this.view.getBigInt64(this.advance(8), true));
  }

  bool(): boolean {
    const value = this.u8();
    if (value > 1) throw invalidGguf(`a true/false value is stored as ${value}`);
    return value === 1;
  }

  /** A string with its 64-bit length in front. Throws when it is longer than `maximumBytes` or not UTF-8. */
  string(maximumBytes: number, what: string): string {
    const lengthBytes = this.skipString(maximumBytes, what);
    try {
      return utf8.decode(this.bytes.subarray(this.position - lengthBytes, this.position));
    } catch (cause) {
      if (cause instanceof TypeError) throw invalidGguf(`${what} is not valid UTF-8`);
      throw cause;
    }
  }

  /** Goes past a string without reading it. Returns its length in bytes. */
  skipString(maximumBytes: number, what: string): number {
    const lengthBytes = this.u64();
    if (lengthBytes > maximumBytes) {
      throw invalidGguf(`${what} claims ${lengthBytes} bytes; at most ${maximumBytes} are allowed`);
    }
    this.advance(lengthBytes);
    return lengthBytes;
  }

  private safe(value: bigint): number {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw invalidGguf(`the whole number ${value.toString()} is too large to be handled exactly`);
  }

  private advance(lengthBytes: number): number {
    const start = this.position;
    if (lengthBytes > this.bytes.length - start) throw new HeaderContinues();
    this.position = start + lengthBytes;
    return start;
  }
}
