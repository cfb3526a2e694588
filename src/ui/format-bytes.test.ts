import { describe, expect, it } from 'vitest';
import { formatBytes, formatBytesOf, formatBytesPerSecond } from './format-bytes.ts';
import { formatRemaining, formatSeconds } from './format-duration.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatBytes', () => {
  it.each([
    [0, '0 kB'],
    [120, '0.1 kB'],
    [3_200, '3.2 kB'],
    [42_000, '42 kB'],
    [96_000, '0.1 MB'],
    [300_000, '0.3 MB'],
    [112_400_000, '112 MB'],
    [1_430_000_000, '1.4 GB'],
  ])('shows %i bytes as %s', (bytes, words) => {
    expect(plain(formatBytes(bytes))).toBe(words);
  });

  it('counts both numbers in the unit of the whole', () => {
    expect(plain(formatBytesOf(61e6, 112e6))).toBe('61 of 112 MB');
    expect(plain(formatBytesOf(200e6, 1.4e9))).toBe('0.2 of 1.4 GB');
    expect(plain(formatBytesPerSecond(8.24e6))).toBe('8.2 MB/s');
  });
});

describe('formatRemaining', () => {
  it.each([
    [0.4, 'a moment'],
    [6.2, 'about 6 s'],
    [56, 'about 1 minute'],
    [240, 'about 4 minutes'],
    [7_300, 'about 2 hours'],
  ])('says %d seconds as %s', (seconds, words) => {
    expect(plain(formatRemaining(seconds))).toBe(words);
  });

  it('gives a measured time one decimal', () => {
    expect(plain(formatSeconds(912))).toBe('0.9 s');
  });
});
