import { byteAt } from './half-float.ts';

/**
 * The 6-bit scale and minimum of sub-block `index` (0 to 7) of a Q4_K block, from its 12 packed bytes at
 * `offsetBytes`. Source: `get_scale_min_k4` in ggml-quants.c.
 */
export function subBlockScale(
  bytes: Uint8Array,
  offsetBytes: number,
  index: number,
): { scale: number; minimum: number } {
  const first = byteAt(bytes, offsetBytes + index);
  const second = byteAt(bytes, offsetBytes + index + 4);
  if (index < 4) return { scale: first & 63, minimum: second & 63 };
  const high = byteAt(bytes, offsetBytes + index - 4);
  return { scale: (second & 15) | ((high >> 6) << 4), minimum: (second >> 4) | ((first >> 6) << 4) };
}
