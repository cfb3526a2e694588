import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
/** UTF-16 with its mark. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index++)
    view.setUint16(2 + 2 * index, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8('grüße, 世界, 🙂')],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...utf8('grüße, 世界, 🙂'))],
  ])('reads %s', (_, file) => {
    expect(decodeText(file)).toBe('grüße, 世界, 🙂');
  });

  it.each([true, false])('reads UTF-16 with a mark (little endian: %s)', (littleEndian) => {
    expect(decodeText(utf16('grüße, 世界', littleEndian))).toBe('grüße, 世界');
  });

  it('gives every line the same end', () => {
    expect(decodeText(utf8('a\r\nb\rc\nd'))).toBe('a\nb\nc\nd');
  });

  it('takes an empty file for a text', () => {
    expect(decodeText(bytes())).toBe('');
  });

  it.each([
    ['Latin-1', bytes(0x67, 0x72, 0xfc, 0xdf)],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['what holds zeros', utf8('text\0text')],
    ['half a UTF-16', utf16('ab', true).subarray(0, 5)],
  ])('refuses %s', (_, file) => {
    expect(decodeText(file)).toBeNull();
  });
});
