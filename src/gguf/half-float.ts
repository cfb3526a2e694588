/** The value of an IEEE 754 half-precision number from its 16 bits; exact, infinities and NaN included. */
export function halfToNumber(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * (powersOfTwo[exponent] ?? NaN);
}

const powersOfTwo = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 25));

/** The half-precision number stored little-endian at `offsetBytes`. */
export function readHalf(bytes: Uint8Array, offsetBytes: number): number {
  return halfToNumber(byteAt(bytes, offsetBytes) | (byteAt(bytes, offsetBytes + 1) << 8));
}

/** The byte at a place that the caller knows to be inside. */
export function byteAt(bytes: Uint8Array, offsetBytes: number): number {
  return bytes[offsetBytes] ?? 0;
}
