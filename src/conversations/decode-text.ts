/** Begins with the mark that names its encoding. */
const starts = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function encodingOf(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le';
  return starts(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
}

/** What no text has; form feed, escape and their like occur in logs and old sources. */
const binary = /[\u0000-\u0006\u000e-\u001a]/;

/**
 * The text in a file, with plain line ends: UTF-8, or UTF-16 where a mark says so.
 * @returns null when it is no text, for a wrong guess would show the model something that nobody wrote
 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return binary.test(text) ? null : text.replace(/\r\n?/g, '\n');
  } catch {
    return null;
  }
}
