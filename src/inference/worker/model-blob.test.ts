import { expect, it } from 'vitest';
import { ModelBlob } from './model-blob.ts';

const sizeBytes = 9 * 2 ** 20 + 123;
const bytes = new Uint8Array(sizeBytes).map((_, index) => (index * 31) % 251);

function open(): { blob: ModelBlob; readBytes: () => number } {
  let total = 0;
  const blob = new ModelBlob(new Blob([bytes]), (count) => (total += count));
  return { blob, readBytes: () => total };
}

it.each([
  ['the beginning', 0, 100],
  ['across blocks', 4 * 2 ** 20 - 5, 8 * 2 ** 20 + 5],
  ['the end', sizeBytes - 7, sizeBytes],
  ['beyond the end', sizeBytes - 7, sizeBytes + 100],
])('gives the same bytes as the file: %s', async (_, start, end) => {
  const slice = open().blob.slice(start, end);
  expect(slice.size).toBe(Math.min(end, sizeBytes) - start);
  expect(Buffer.from(await slice.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
});

it('reads what is asked for again and again only once', async () => {
  const { blob, readBytes } = open();
  for (let start = 0; start < sizeBytes; start += 2 ** 18)
    await blob.slice(start, start + 2 ** 20).arrayBuffer();
  expect(readBytes()).toBe(sizeBytes);
});

it('keeps nothing once it is told to forget', async () => {
  const { blob, readBytes } = open();
  await blob.slice(sizeBytes - 1, sizeBytes).arrayBuffer();
  blob.forget();
  await blob.slice(sizeBytes - 1, sizeBytes).arrayBuffer();
  expect(readBytes()).toBe(2 * (sizeBytes - 8 * 2 ** 20));
});

it('streams the same bytes', async () => {
  const { blob, readBytes } = open();
  const streamed = new Uint8Array(await new Response(blob.stream()).arrayBuffer());
  expect(Buffer.from(streamed).equals(bytes)).toBe(true);
  expect(readBytes()).toBe(sizeBytes);
});
