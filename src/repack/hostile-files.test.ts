import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { ByteSource } from '../gguf/byte-source.ts';
import { openLlamaPack } from './llama-pack.ts';
import { randomNumbers, tinyLlama } from './testing/tiny-llama.ts';

const original = tinyLlama();
const headerBytes = 4096;

function inMemory(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Opens and, if asked, repacks; an `AppError` is a good answer, anything else is thrown on. */
async function survive(bytes: Uint8Array<ArrayBuffer>, isPacked = true): Promise<'taken' | 'refused'> {
  try {
    const pack = await openLlamaPack(inMemory(bytes), {
      contextTokens: 128,
      prefillChunkTokens: 64,
      systemMessage: 'x',
    });
    if (!isPacked) return 'taken';
    for await (const file of pack.files()) expect(file.bytes.length).toBeGreaterThan(0);
    return 'taken';
  } catch (error) {
    if (error instanceof AppError && (error.code === 'gguf-invalid' || error.code === 'gguf-unsupported')) {
      return 'refused';
    }
    throw error;
  }
}

it(
  'survives any changed bytes of the header: it packs or gives a clear error',
  { timeout: 30_000 },
  async () => {
    const random = randomNumbers(20260101);
    const outcomes = { taken: 0, refused: 0 };
    for (let round = 0; round < 600; round += 1) {
      const bytes = original.slice();
      const changes = 1 + Math.floor(random() * 4);
      for (let change = 0; change < changes; change += 1) {
        const value = [0, 0xff, 0x7f, 0x80, Math.floor(random() * 256)][Math.floor(random() * 5)] ?? 0;
        bytes[Math.floor(random() * headerBytes)] = value;
      }
      outcomes[await survive(bytes, round % 8 === 0)] += 1;
    }
    expect(outcomes.taken).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(100);
  },
);

it('refuses a file that is cut off anywhere', { timeout: 30_000 }, async () => {
  const random = randomNumbers(42);
  for (let round = 0; round < 300; round += 1) {
    const length = Math.floor(random() * (round % 2 === 0 ? headerBytes : original.length - 32));
    expect(await survive(original.slice(0, length)), `${length} bytes`).toBe('refused');
  }
});

it('survives changed weights', { timeout: 30_000 }, async () => {
  const random = randomNumbers(1);
  for (let round = 0; round < 20; round += 1) {
    const bytes = original.slice();
    for (let change = 0; change < 100; change += 1) {
      bytes[headerBytes + Math.floor(random() * (bytes.length - headerBytes))] = Math.floor(random() * 256);
    }
    await survive(bytes);
  }
});
